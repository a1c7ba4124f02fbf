package dev.pipl.law.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The calendar files of this library. */
final class WorkdayFiles {

    private WorkdayFiles() {}

    /** The lines of a file without its heading. */
    static List<String> rows(String name) {
        List<String> lines = lines(name);
        return lines.subList(1, lines.size());
    }

    static List<String> lines(String name) {
        InputStream file = Objects.requireNonNull(
                WorkdayFiles.class.getResourceAsStream("/workdays/" + name), "the library lacks workdays/" + name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
