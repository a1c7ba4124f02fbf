package dev.pipl.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids of events, as UUIDs in their usual form. */
public final class EventIds {
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private EventIds() {}

    /**
     * The id of a cause: the same parts in the same order give the same id, on every machine and for ever, so that an
     * event published twice is seen as one. Built from SHA-256 as UUID version 8 (RFC 9562, appendix B.2); parts are
     * length-prefixed, so that {@code ("ab", "c")} and {@code ("a", "bc")} differ.
     */
    public static String of(String... parts) {
        MessageDigest digest = sha256();
        digest.update("dev.pipl.events".getBytes(UTF_8));
        for (String part : parts) {
            byte[] bytes = part.getBytes(UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = (hash.getLong() & ~0xF000L) | VERSION_8;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
        return new UUID(high, low).toString();
    }

    /** An id for something that happens once. */
    public static String random() {
        return UUID.randomUUID().toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
