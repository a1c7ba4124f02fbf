package dev.pipl.verifier.export;

import dev.pipl.verifier.row.RowHash;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The lines of a file, one in memory at a time, and the hash of all that its own hash is over. */
final class ExportLines implements Closeable {

    /** Technical: no row is longer; a file without line ends must not exhaust the memory. */
    private static final int LINE_MAX = 1 << 27;

    private static final String HASH_MEMBER = ",\"sha256\":\"";
    private static final int ENDING_OCTETS = HASH_MEMBER.length() + 64 + "\"}".length();

    /**
     * A line.
     *
     * @param octets without the line feed
     * @param isEnded whether a line feed follows
     * @param isLast whether the file ends here
     */
    record Line(long number, byte[] octets, boolean isEnded, boolean isLast) {}

    private final InputStream in;
    private final MessageDigest digest = RowHash.sha256();
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long number;

    ExportLines(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /** The next line; {@code null} after the last. */
    Line next() throws IOException {
        if (isAtEnd()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        boolean isEnded = false;
        while (!isEnded && !isAtEnd()) {
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            line.write(buffer, at, stop - at);
            isEnded = stop < end;
            at = isEnded ? stop + 1 : stop;
            if (line.size() > LINE_MAX) {
                throw new IOException("a line of more than " + LINE_MAX + " octets");
            }
        }
        Line read = new Line(++number, line.toByteArray(), isEnded, isAtEnd());
        if (!read.isLast()) {
            digest.update(read.octets());
            digest.update((byte) '\n');
        }
        return read;
    }

    /** The octets with which a whole export ends, by the last line and every line before it. */
    String ending(Line last) {
        digest.update(last.octets(), 0, Math.max(0, last.octets().length - ENDING_OCTETS));
        return HASH_MEMBER + HexFormat.of().formatHex(digest.digest()) + "\"}";
    }

    /** The octets with which the last line does end. */
    static String stated(Line last) {
        byte[] octets = last.octets();
        int from = Math.max(0, octets.length - ENDING_OCTETS);
        return new String(octets, from, octets.length - from, StandardCharsets.ISO_8859_1);
    }

    private boolean isAtEnd() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
        }
        return end == 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
