package dev.pipl.publisher.input;

import java.io.IOException;

/** Rows of an input, in order. */
interface RowSource {
    /** The next row, or {@code null} at the end. */
    Row next() throws IOException;
}
