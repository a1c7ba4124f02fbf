package dev.pipl.verifier.row;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Fingerprints where they stand in a body: 16 octets each. */
public record Fingerprints(byte[] octets, int start, int count) {

    public static final int OCTETS = 16;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    public long high(int index) {
        return (long) WORDS.get(octets, start + index * OCTETS);
    }

    public long low(int index) {
        return (long) WORDS.get(octets, start + index * OCTETS + 8);
    }

    /** As unsigned numbers. */
    static int compare(Fingerprints left, int i, Fingerprints right, int j) {
        int order = Long.compareUnsigned(left.high(i), right.high(j));
        return order != 0 ? order : Long.compareUnsigned(left.low(i), right.low(j));
    }

    boolean isAscending() {
        for (int i = 1; i < count; i++) {
            if (compare(this, i - 1, this, i) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether somebody stands in both lists, which have to be ascending. */
    boolean meets(Fingerprints other) {
        int i = 0;
        int j = 0;
        while (i < count && j < other.count) {
            int order = compare(this, i, other, j);
            if (order == 0) {
                return true;
            }
            i += order < 0 ? 1 : 0;
            j += order > 0 ? 1 : 0;
        }
        return false;
    }
}
