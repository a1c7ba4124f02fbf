package dev.pipl.publisher.input;

import java.util.Locale;

/** How the identifiers are written down. */
public enum InputFormat {
    CSV,
    NDJSON,
    LINES;

    /** By the ending of the name; plain lines for any other, and for standard input. */
    public static InputFormat of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return CSV;
        }
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? NDJSON : LINES;
    }
}
