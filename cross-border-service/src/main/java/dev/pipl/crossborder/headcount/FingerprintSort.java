package dev.pipl.crossborder.headcount;

/**
 * Sorts fingerprints in linear time: they are the output of a keyed hash and therefore spread evenly, so one pass by
 * their leading bits puts each next to its place. Unevenly spread ones come out right too, only slower.
 */
final class FingerprintSort {

    private FingerprintSort() {}

    static long[] sorted(long[] words, int size) {
        long[] result = size < 8 ? words : byLeadingBits(words, size);
        insert(result, size);
        return result;
    }

    private static long[] byLeadingBits(long[] words, int size) {
        int[] starts = new int[size + 1];
        for (int i = 0; i < size; i++) {
            starts[bucket(words[2 * i], size) + 1]++;
        }
        for (int i = 1; i <= size; i++) {
            starts[i] += starts[i - 1];
        }
        long[] spread = new long[2 * size];
        for (int i = 0; i < size; i++) {
            int place = starts[bucket(words[2 * i], size)]++;
            spread[2 * place] = words[2 * i];
            spread[2 * place + 1] = words[2 * i + 1];
        }
        return spread;
    }

    private static int bucket(long high, int size) {
        return (int) (((high >>> 32) * size) >>> 32);
    }

    private static void insert(long[] words, int size) {
        for (int i = 1; i < size; i++) {
            long high = words[2 * i];
            long low = words[2 * i + 1];
            int j = i - 1;
            while (j >= 0 && isAbove(words[2 * j], words[2 * j + 1], high, low)) {
                words[2 * j + 2] = words[2 * j];
                words[2 * j + 3] = words[2 * j + 1];
                j--;
            }
            words[2 * j + 2] = high;
            words[2 * j + 3] = low;
        }
    }

    private static boolean isAbove(long leftHigh, long leftLow, long high, long low) {
        return leftHigh == high ? Long.compareUnsigned(leftLow, low) > 0 : Long.compareUnsigned(leftHigh, high) > 0;
    }
}
