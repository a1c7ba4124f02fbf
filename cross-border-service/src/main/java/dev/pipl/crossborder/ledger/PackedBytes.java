package dev.pipl.crossborder.ledger;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A run of bytes, deflated (RFC 1951) where that makes it smaller, with both lengths in front. */
final class PackedBytes {

    private static final int PLAIN = 0;
    private static final int DEFLATED = 1;
    /** Shorter runs are not worth the work. */
    private static final int WORTH_DEFLATING_FROM = 128;
    /**
     * Likewise where so many times as much stands beside: deflating a row's first section takes as long as writing dozens
     * of transfers, and saves three octets of each of a hundred.
     */
    private static final int LITTLE = 4;
    /** No honest section is longer; a damaged length must not exhaust the memory. */
    private static final long LENGTH_MAX = 1L << 30;
    /** A length above it is looked into before it is believed. */
    private static final long LIKELY_RATIO_MAX = 64;

    /** A new one sets a quarter of a mebibyte up, which takes longer than deflating a row; there are few writing threads. */
    private static final ThreadLocal<Deflater> DEFLATERS =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private PackedBytes() {}

    /** @param beside how many bytes of entries stand beside it: a run that is little of the whole stays as it is */
    static byte[] pack(BodyWriter content, int beside) {
        int length = content.size();
        boolean isTried = length >= WORTH_DEFLATING_FROM && length >= beside / LITTLE;
        byte[] deflated = isTried ? deflate(content.array(), length) : null;
        boolean isWorth = deflated != null;
        BodyWriter out = new BodyWriter(length + 16);
        out.octet(isWorth ? DEFLATED : PLAIN);
        out.varint(length);
        if (isWorth) {
            out.varint(deflated.length);
            out.bytes(deflated);
        } else {
            out.raw(content.array(), length);
        }
        return out.toBytes();
    }

    /** Reads the lengths in front; how many bytes follow them. */
    static long lengthOf(BodyReader in) {
        int form = in.octet();
        long length = in.varint();
        return form == DEFLATED ? in.varint() : length;
    }

    static byte[] unpack(BodyReader in) {
        int form = in.octet();
        long length = in.varint();
        if (length > LENGTH_MAX) {
            throw new RowCorrupt("a section of " + length + " bytes");
        }
        if (form == PLAIN) {
            return in.bytes((int) length);
        }
        if (form != DEFLATED) {
            throw new RowCorrupt("a section of form " + form);
        }
        return inflate(in.bytes(in.count(1)), (int) length);
    }

    private static byte[] deflate(byte[] content, int length) {
        Deflater deflater = DEFLATERS.get();
        try {
            deflater.setInput(content, 0, length);
            deflater.finish();
            byte[] out = new byte[length];
            int size = deflater.deflate(out);
            return deflater.finished() ? Arrays.copyOf(out, size) : null;
        } finally {
            deflater.reset();
        }
    }

    private static byte[] inflate(byte[] deflated, int length) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            if (length > LIKELY_RATIO_MAX * (long) deflated.length && length != inflatedLength(inflater)) {
                throw new RowCorrupt("a section has another length than it says");
            }
            inflater.reset();
            inflater.setInput(deflated);
            byte[] out = new byte[length];
            int size = inflater.inflate(out);
            if (size != length || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new RowCorrupt("a section has another length than it says");
            }
            return out;
        } catch (DataFormatException e) {
            throw new RowCorrupt("a section cannot be inflated", e);
        } finally {
            inflater.end();
        }
    }

    private static long inflatedLength(Inflater inflater) throws DataFormatException {
        byte[] portion = new byte[8_192];
        long length = 0;
        int size = inflater.inflate(portion);
        while (size > 0) {
            length += size;
            size = inflater.inflate(portion);
        }
        return length;
    }
}
