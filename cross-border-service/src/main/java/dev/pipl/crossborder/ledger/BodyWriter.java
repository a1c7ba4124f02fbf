package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.transfer.ContentHash;
import java.time.Instant;
import java.util.Arrays;

/** Writes the primitive forms of the row format. */
final class BodyWriter {

    /** What each letter is as a digit, or -1. Whether one is a letter or a figure, no processor foresees. */
    private static final byte[] DIGITS = digits();

    private byte[] array;
    private int size;

    BodyWriter(int capacity) {
        array = new byte[capacity];
    }

    byte[] array() {
        return array;
    }

    int size() {
        return size;
    }

    /** Forgets what was written. */
    void clear() {
        size = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(array, size);
    }

    void octet(int value) {
        ensure(1);
        array[size++] = (byte) value;
    }

    void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** Seven bits an octet, least significant first; not for negative numbers. */
    void varint(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative: " + value);
        }
        sevens(value);
    }

    /** Zigzag: small numbers of either sign stay small. */
    void signed(long value) {
        sevens(value << 1 ^ value >> 63);
    }

    private void sevens(long bits) {
        ensure(10);
        byte[] to = array;
        int at = size;
        long rest = bits;
        while ((rest & ~0x7fL) != 0) {
            to[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        size = at;
    }

    /** Eight octets, most significant first. */
    void fixed(long value) {
        ensure(8);
        Bytes.putLong(array, size, value);
        size += 8;
    }

    void bytes(byte[] value) {
        raw(value, value.length);
    }

    void raw(byte[] value, int length) {
        raw(value, 0, length);
    }

    void raw(byte[] value, int from, int length) {
        ensure(length);
        System.arraycopy(value, from, array, size, length);
        size += length;
    }

    /** Everything another one wrote. */
    void all(BodyWriter other) {
        raw(other.array, 0, other.size);
    }

    /** Four octets, most significant first. */
    void fixedInt(int value) {
        ensure(4);
        Bytes.putInt(array, size, value);
        size += 4;
    }

    void content(ContentHash hash) {
        ensure(ContentHash.BYTES);
        hash.copyTo(array, size);
        size += ContentHash.BYTES;
    }

    void text(String value) {
        byte[] utf8 = RowChain.utf8(value);
        varint(utf8.length);
        bytes(utf8);
    }

    /** Signed seconds since 1970, then nanoseconds. */
    void instant(Instant value) {
        signed(value.getEpochSecond());
        varint(value.getNano());
    }

    /**
     * Writes a text of the form of a UUID, in lower case, as form and sixteen octets.
     *
     * @return false for any other text, of which nothing is written
     */
    boolean uuid(byte[] utf8) {
        if (utf8.length != TransferForm.UUID_LENGTH) {
            return false;
        }
        ensure(1 + 16);
        int to = size + 1;
        int from = 0;
        for (int i = 0; i < 16; i++) {
            if ((i == 4 || i == 6 || i == 8 || i == 10) && utf8[from++] != '-') {
                return false;
            }
            int high = DIGITS[utf8[from++] & 0xff];
            int low = DIGITS[utf8[from++] & 0xff];
            if ((high | low) < 0) {
                return false;
            }
            array[to++] = (byte) (high << 4 | low);
        }
        array[size] = TransferForm.UUID;
        size = to;
        return true;
    }

    private static byte[] digits() {
        byte[] digits = new byte[256];
        Arrays.fill(digits, (byte) -1);
        for (int digit = 0; digit < 16; digit++) {
            digits[Character.forDigit(digit, 16)] = (byte) digit;
        }
        return digits;
    }

    void fingerprints(Fingerprints value) {
        int count = value.size();
        ensure(count * Fingerprints.BYTES);
        for (int i = 0; i < count; i++) {
            Bytes.putLong(array, size, value.high(i));
            Bytes.putLong(array, size + 8, value.low(i));
            size += Fingerprints.BYTES;
        }
    }

    private void ensure(int more) {
        if (size + more > array.length) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, size + more));
        }
    }
}
