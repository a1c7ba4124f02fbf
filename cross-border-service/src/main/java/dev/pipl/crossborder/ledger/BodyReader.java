package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Fingerprints;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Reads the primitive forms of the row format. Whatever does not fit is a {@link RowCorrupt}. */
final class BodyReader {

    private final byte[] array;
    private final int end;
    private int at;

    BodyReader(byte[] array) {
        this(array, 0, array.length);
    }

    BodyReader(byte[] array, int start, int end) {
        this.array = array;
        this.at = start;
        this.end = end;
    }

    /** What is read; not to be written. */
    byte[] array() {
        return array;
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at == end;
    }

    int octet() {
        need(1);
        return array[at++] & 0xff;
    }

    boolean flag() {
        int value = octet();
        if (value > 1) {
            throw new RowCorrupt("a flag is " + value);
        }
        return value == 1;
    }

    long varint() {
        long value = bits();
        if (value < 0) {
            throw new RowCorrupt("a number is too large");
        }
        return value;
    }

    long signed() {
        long value = bits();
        return value >>> 1 ^ -(value & 1);
    }

    /** A number of things that follow, each of at least so many octets. */
    int count(int octetsEach) {
        long value = varint();
        if (value * Math.max(1, octetsEach) > end - at || value > Integer.MAX_VALUE) {
            throw new RowCorrupt("a count of " + value + " does not fit");
        }
        return (int) value;
    }

    /** That number, which was read elsewhere, of things that follow here, each of at least one octet. */
    int most(long value) {
        need(value);
        return (int) value;
    }

    /** Four octets, most significant first. */
    int fixedInt() {
        need(4);
        at += 4;
        return Bytes.intAt(array, at - 4);
    }

    long fixed() {
        need(8);
        at += 8;
        return Bytes.longAt(array, at - 8);
    }

    byte[] bytes(int length) {
        need(length);
        at += length;
        return Arrays.copyOfRange(array, at - length, at);
    }

    String text() {
        int length = count(1);
        at += length;
        return new String(array, at - length, length, StandardCharsets.UTF_8);
    }

    Instant instant() {
        return Instant.ofEpochSecond(signed(), varint());
    }

    /** Sixteen octets as text. */
    String uuid() {
        need(16);
        at += 16;
        return new UUID(Bytes.longAt(array, at - 16), Bytes.longAt(array, at - 8)).toString();
    }

    /** An index or a count of what may stand elsewhere. */
    int index() {
        long value = varint();
        if (value > Integer.MAX_VALUE) {
            throw new RowCorrupt("a number of " + value);
        }
        return (int) value;
    }

    /** The next so many octets, to be read by themselves. */
    BodyReader part(long length) {
        need(length);
        at += (int) length;
        return new BodyReader(array, at - (int) length, at);
    }

    Fingerprints fingerprints(int count) {
        need((long) count * Fingerprints.BYTES);
        long[] words = new long[2 * count];
        for (int i = 0; i < words.length; i++) {
            words[i] = Bytes.longAt(array, at);
            at += 8;
        }
        try {
            return Fingerprints.ofSorted(words, count);
        } catch (IllegalArgumentException e) {
            throw new RowCorrupt(e.getMessage());
        }
    }

    private long bits() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = octet();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new RowCorrupt("a number does not end");
    }

    private void need(long octets) {
        if (octets > end - at) {
            throw new RowCorrupt("the row ends too early");
        }
    }
}
