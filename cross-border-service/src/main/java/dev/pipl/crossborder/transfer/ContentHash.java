package dev.pipl.crossborder.transfer;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 over an event's type and canonical data: keys sorted, token lists as sorted sets, instants in UTC. Envelope
 * attributes such as {@code time}, trace context and the CloudEvents mode do not enter. 32 bytes.
 */
public final class ContentHash {

    public static final int BYTES = 32;

    private final byte[] bytes;

    private ContentHash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static ContentHash of(byte[] sha256) {
        if (sha256.length != BYTES) {
            throw new IllegalArgumentException("a content hash has " + BYTES + " bytes, not " + sha256.length);
        }
        return new ContentHash(sha256.clone());
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Writes the hash into the array, from that place on. */
    public void copyTo(byte[] to, int at) {
        System.arraycopy(bytes, 0, to, at, BYTES);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
