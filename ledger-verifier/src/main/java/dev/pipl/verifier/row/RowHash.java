package dev.pipl.verifier.row;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/** The hash a row must have. */
public final class RowHash {

    private static final String FORM = "pipl-ledger-row/1";

    private RowHash() {}

    /** Over the hash before and every column. */
    public static byte[] of(Row row) {
        ByteArrayOutputStream columns = new ByteArrayOutputStream(256);
        columns.writeBytes(row.previousHash());
        text(columns, FORM);
        text(columns, row.handlerId());
        fixed(columns, row.year());
        fixed(columns, row.sequence());
        fixed(columns, row.turn());
        text(columns, row.cause());
        fixed(columns, row.nonSensitive());
        fixed(columns, row.sensitive());
        text(columns, row.ruleVersion());
        text(columns, row.keyId());
        fixed(columns, micros(row.recordedAt()));
        varint(columns, row.body().length);
        MessageDigest digest = sha256();
        digest.update(columns.toByteArray());
        digest.update(row.body());
        return digest.digest();
    }

    /** Since 1970. A damaged instant may be any; it then gives a number that no row has. */
    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    /** What the first row of a year follows. */
    public static byte[] origin() {
        return new byte[Row.HASH_OCTETS];
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static void text(ByteArrayOutputStream out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        varint(out, utf8.length);
        out.writeBytes(utf8);
    }

    public static void fixed(ByteArrayOutputStream out, long value) {
        out.writeBytes(ByteBuffer.allocate(8).putLong(value).array());
    }

    static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    static void signed(ByteArrayOutputStream out, long value) {
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
