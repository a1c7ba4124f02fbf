package dev.pipl.publisher;

import dev.pipl.publisher.input.InputFormat;
import dev.pipl.publisher.input.InputShape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is read, and where in it the facts stand. */
final class InputOptions {
    private static final String STANDARD_INPUT = "-";

    @Parameters(index = "0", arity = "0..1", paramLabel = "INPUT", descriptionKey = "input")
    private String input;

    @Option(names = "--format", paramLabel = "FORMAT")
    private InputFormat format;

    @Option(
            names = {"--column", "--field"},
            paramLabel = "COLUMN")
    private String column;

    @Option(names = "--delimiter", paramLabel = "CHAR")
    private String delimiter;

    @Option(names = "--no-header")
    private boolean noHeader;

    @Option(names = "--sensitive")
    private boolean sensitive;

    @Option(names = "--sensitive-column", paramLabel = "COLUMN")
    private String sensitiveColumn;

    @Option(names = "--occurred-at-column", paramLabel = "COLUMN")
    private String occurredAtColumn;

    @Option(names = "--skip-blank")
    private boolean skipBlank;

    boolean isGiven() {
        return input != null;
    }

    boolean hasTimeColumn() {
        return occurredAtColumn != null;
    }

    /** The input as a file; empty for standard input and for none. */
    Optional<Path> file() {
        return input == null || input.equals(STANDARD_INPUT) ? Optional.empty() : Optional.of(Path.of(input));
    }

    InputStream open(InputStream standardInput) throws IOException {
        if (input == null) {
            return InputStream.nullInputStream();
        }
        if (file().isEmpty()) {
            return standardInput;
        }
        Path path = Path.of(input);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw PublisherFault.usage("fault.input-missing", path);
        }
        return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    InputShape shape() {
        InputFormat actual = format != null ? format : InputFormat.of(input == null ? "" : input);
        if (sensitive && sensitiveColumn != null) {
            throw PublisherFault.usage("fault.sensitive-twice");
        }
        boolean columns = column != null || sensitiveColumn != null || occurredAtColumn != null;
        if (actual == InputFormat.LINES && columns) {
            throw PublisherFault.usage("fault.lines-have-no-columns");
        }
        return new InputShape(
                actual, separator(), !noHeader, column, sensitive, sensitiveColumn, occurredAtColumn, skipBlank);
    }

    private char separator() {
        String text = delimiter != null ? delimiter : input != null && input.endsWith(".tsv") ? "\t" : ",";
        String plain = text.equals("\\t") ? "\t" : text;
        if (plain.length() != 1) {
            throw PublisherFault.usage("fault.delimiter");
        }
        return plain.charAt(0);
    }
}
