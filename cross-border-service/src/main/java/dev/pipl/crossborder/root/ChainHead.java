package dev.pipl.crossborder.root;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The newest row of a handler's year at some moment.
 *
 * @param sequence of the row, from 1
 * @param hash of the row, 32 octets
 */
public record ChainHead(String handlerId, int year, long sequence, byte[] hash) {

    /** The order of the leaves: handlers by the octets of their ids in UTF-8, then years. */
    public static final Comparator<ChainHead> ORDER =
            Comparator.comparing(ChainHead::idOctets, Arrays::compareUnsigned).thenComparingInt(ChainHead::year);

    private static final int SEVEN_BITS = 0x7f;

    /** Whose chain it is, whatever its head. */
    public record Chain(String handlerId, int year) {}

    public Chain chain() {
        return new Chain(handlerId, year);
    }

    /** The hash of the leaf: SHA-256 over an octet 0, text handler, fixed year, fixed sequence, and the row's hash. */
    public byte[] leafHash() {
        byte[] id = idOctets();
        ByteArrayOutputStream leaf = new ByteArrayOutputStream(id.length + 64);
        leaf.write(RootTree.LEAF);
        int rest = id.length;
        while (rest > SEVEN_BITS) {
            leaf.write(rest & SEVEN_BITS | SEVEN_BITS + 1);
            rest >>>= 7;
        }
        leaf.write(rest);
        leaf.writeBytes(id);
        leaf.writeBytes(fixed(year));
        leaf.writeBytes(fixed(sequence));
        leaf.writeBytes(hash);
        return RootTree.sha256(leaf.toByteArray());
    }

    /** Whether this is the same row as the other. */
    public boolean isRow(ChainHead other) {
        return chain().equals(other.chain()) && sequence == other.sequence && Arrays.equals(hash, other.hash);
    }

    private byte[] idOctets() {
        return handlerId.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fixed(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChainHead head && isRow(head);
    }

    @Override
    public int hashCode() {
        return chain().hashCode() * 31 + Long.hashCode(sequence);
    }

    @Override
    public String toString() {
        return handlerId + "/" + year + "/" + sequence + " " + HexFormat.of().formatHex(hash);
    }
}
