package dev.pipl.local.command;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the date of {@code --as-of}. */
final class AsOfDate implements ITypeConverter<LocalDate> {

    @Override
    public LocalDate convert(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw new TypeConversionException("\"" + text + "\" 不是日期 / is not a date (YYYY-MM-DD)");
        }
    }
}
