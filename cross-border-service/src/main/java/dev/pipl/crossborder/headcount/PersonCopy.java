package dev.pipl.crossborder.headcount;

import java.nio.LongBuffer;

/**
 * The persons of a set at one moment: a plain copy of its tables, made in a millisecond or two for half a million of them.
 * They are gone through when they are taken from it, part by part, and each part once. Not thread-safe.
 */
public final class PersonCopy {

    /** So many parts there are. */
    public static final int PARTS = PersonSet.PARTS;

    private static final int FLAG_SHIFT = 60;

    private final long[][] parts = new long[PARTS][];

    PersonCopy(PersonPart[] copied) {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = copied[i] == null ? new long[0] : copied[i].slots();
        }
    }

    /**
     * The persons whose fingerprints begin with these four bits, and gives their memory up: of each the high word, with her
     * flags in place of these bits, and the low word, in their table's order.
     */
    public LongBuffer take(int part) {
        long[] slots = parts[part];
        parts[part] = null;
        int size = 0;
        for (int i = 0; i < slots.length; i += 2) {
            slots[size] = slots[i];
            slots[size + 1] = slots[i + 1];
            size += slots[i] >>> FLAG_SHIFT == 0 ? 0 : 2;
        }
        return LongBuffer.wrap(slots, 0, size);
    }
}
