package dev.pipl.crossborder.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * The hash chain of a handler's year: SHA-256 over the hash of the row before and every column of the row, texts and
 * bytes with their length in front. The first row follows 32 zero bytes.
 */
public final class RowChain {

    public static final int HASH_BYTES = 32;
    private static final String FORM = "pipl-ledger-row/1";

    private RowChain() {}

    /** What the first row of a year follows. */
    public static byte[] origin() {
        return new byte[HASH_BYTES];
    }

    /** The hash the row must have. */
    public static byte[] hashOf(LedgerRow row) {
        MessageDigest digest = sha256();
        BodyWriter columns = new BodyWriter(256);
        columns.bytes(row.previousHash());
        columns.text(FORM);
        columns.text(row.handlerId());
        columns.fixed(row.year());
        columns.fixed(row.sequence());
        columns.fixed(row.turn());
        columns.text(row.cause().text());
        columns.fixed(row.nonSensitive());
        columns.fixed(row.sensitive());
        columns.text(row.ruleVersion());
        columns.text(row.keyId());
        columns.fixed(micros(row.recordedAt()));
        columns.varint(row.body().length);
        digest.update(columns.array(), 0, columns.size());
        digest.update(row.body());
        return digest.digest();
    }

    /** Whether the row is whole and follows that hash. */
    public static boolean follows(byte[] previousHash, LedgerRow row) {
        return Arrays.equals(previousHash, row.previousHash()) && Arrays.equals(hashOf(row), row.hash());
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
