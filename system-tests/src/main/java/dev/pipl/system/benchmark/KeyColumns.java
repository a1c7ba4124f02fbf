package dev.pipl.system.benchmark;

import java.util.Arrays;

/** Keys of persons as columns, in the order of the index they go to. */
final class KeyColumns {

    private record Key(long event, int handler, int subjectClass, long high, long low) {}

    private final Key[] keys;
    private int size;

    KeyColumns(int capacity) {
        keys = new Key[capacity];
    }

    void add(long event, int handler, int subjectClass, long[] words) {
        for (int i = 0; i < words.length; i += 2) {
            keys[size++] = new Key(event, handler, subjectClass, words[i], words[i + 1]);
        }
    }

    /** Neighbours in the index then come one after the other. */
    void sort() {
        Arrays.sort(keys, 0, size, (left, right) -> {
            int byGroup =
                    Integer.compare(left.handler << 2 | left.subjectClass, right.handler << 2 | right.subjectClass);
            if (byGroup != 0) {
                return byGroup;
            }
            int byHigh = Long.compare(left.high, right.high);
            return byHigh != 0 ? byHigh : Long.compare(left.low, right.low);
        });
    }

    long[] events() {
        long[] column = new long[size];
        for (int i = 0; i < size; i++) {
            column[i] = keys[i].event;
        }
        return column;
    }

    int[] handlers() {
        int[] column = new int[size];
        for (int i = 0; i < size; i++) {
            column[i] = keys[i].handler;
        }
        return column;
    }

    short[] classes() {
        short[] column = new short[size];
        for (int i = 0; i < size; i++) {
            column[i] = (short) keys[i].subjectClass;
        }
        return column;
    }

    long[] high() {
        long[] column = new long[size];
        for (int i = 0; i < size; i++) {
            column[i] = keys[i].high;
        }
        return column;
    }

    long[] low() {
        long[] column = new long[size];
        for (int i = 0; i < size; i++) {
            column[i] = keys[i].low;
        }
        return column;
    }
}
