package dev.pipl.crossborder.headcount;

import java.util.Arrays;

/**
 * Distinct fingerprints of persons, 128 bits each, ascending as unsigned numbers. Immutable by contract: whoever hands
 * an array over does not touch it again.
 */
public final class Fingerprints {

    public static final int BYTES = 16;
    public static final Fingerprints NONE = new Fingerprints(new long[0], 0);

    private final long[] words;
    private final int size;

    private Fingerprints(long[] words, int size) {
        this.words = words;
        this.size = size;
    }

    /** Sorts the fingerprints (high word, low word, high word, …) in place and drops repetitions. */
    public static Fingerprints ofUnsorted(long[] words, int size) {
        if (size == 0) {
            return NONE;
        }
        long[] sorted = FingerprintSort.sorted(words, size);
        int kept = 1;
        for (int i = 1; i < size; i++) {
            long high = sorted[2 * i];
            long low = sorted[2 * i + 1];
            if (high != sorted[2 * kept - 2] || low != sorted[2 * kept - 1]) {
                sorted[2 * kept] = high;
                sorted[2 * kept + 1] = low;
                kept++;
            }
        }
        return new Fingerprints(sorted, kept);
    }

    /**
     * Takes fingerprints that are ascending already.
     *
     * @throws IllegalArgumentException if they are not strictly ascending
     */
    public static Fingerprints ofSorted(long[] words, int size) {
        for (int i = 1; i < size; i++) {
            if (compare(words, i - 1, words, i) >= 0) {
                throw new IllegalArgumentException("fingerprint " + i + " is not above its predecessor");
            }
        }
        return size == 0 ? NONE : new Fingerprints(words, size);
    }

    public int size() {
        return size;
    }

    public long high(int index) {
        return words[2 * index];
    }

    public long low(int index) {
        return words[2 * index + 1];
    }

    /** Parts two lists into those who stand in the first only, in both, and in the second only. */
    static Fingerprints[] part(Fingerprints first, Fingerprints second) {
        long[] onlyFirst = new long[2 * first.size];
        long[] both = new long[2 * Math.min(first.size, second.size)];
        long[] onlySecond = new long[2 * second.size];
        int inFirst = 0;
        int inBoth = 0;
        int inSecond = 0;
        int i = 0;
        int j = 0;
        while (i < first.size || j < second.size) {
            int order = i == first.size ? 1 : j == second.size ? -1 : compare(first.words, i, second.words, j);
            if (order < 0) {
                copy(first.words, i++, onlyFirst, inFirst++);
            } else if (order > 0) {
                copy(second.words, j++, onlySecond, inSecond++);
            } else {
                copy(first.words, i++, both, inBoth++);
                j++;
            }
        }
        return new Fingerprints[] {trimmed(onlyFirst, inFirst), trimmed(both, inBoth), trimmed(onlySecond, inSecond)};
    }

    private static Fingerprints trimmed(long[] words, int size) {
        return size == 0 ? NONE : new Fingerprints(Arrays.copyOf(words, 2 * size), size);
    }

    private static void copy(long[] from, int i, long[] to, int j) {
        to[2 * j] = from[2 * i];
        to[2 * j + 1] = from[2 * i + 1];
    }

    private static int compare(long[] left, int i, long[] right, int j) {
        int byHigh = Long.compareUnsigned(left[2 * i], right[2 * j]);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(left[2 * i + 1], right[2 * j + 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprints that
                && size == that.size
                && Arrays.equals(words, 0, 2 * size, that.words, 0, 2 * size);
    }

    @Override
    public int hashCode() {
        return size == 0 ? 0 : Long.hashCode(words[0]) * 31 + size;
    }

    /** Says how many, never which. */
    @Override
    public String toString() {
        return size + " persons";
    }
}
