package dev.pipl.verifier.headcount;

/** A set of 128-bit keys, each with up to eight marks: 17 octets a slot. All bits are kept and compared. */
final class MarkedKeys {

    private static final int SLOTS_MIN = 1 << 10;

    private long[] words = new long[2 * SLOTS_MIN];
    private byte[] marks = new byte[SLOTS_MIN];
    private int size;

    boolean contains(long high, long low) {
        return marks[slot(words, marks, high, low)] != 0;
    }

    /**
     * Adds marks to a key, which need not be there yet.
     *
     * @param added at least one
     * @return the marks it had before, 0 for a key that was not there
     */
    int add(long high, long low, int added) {
        int slot = slot(words, marks, high, low);
        int before = marks[slot] & 0xff;
        marks[slot] = (byte) (before | added);
        if (before == 0) {
            words[2 * slot] = high;
            words[2 * slot + 1] = low;
            size++;
            // Three quarters full at most, so that runs stay short.
            if (size > marks.length / 4 * 3) {
                grow();
            }
        }
        return before;
    }

    private void grow() {
        long[] newWords = new long[Math.multiplyExact(2, words.length)];
        byte[] newMarks = new byte[2 * marks.length];
        for (int i = 0; i < marks.length; i++) {
            if (marks[i] != 0) {
                int slot = slot(newWords, newMarks, words[2 * i], words[2 * i + 1]);
                newWords[2 * slot] = words[2 * i];
                newWords[2 * slot + 1] = words[2 * i + 1];
                newMarks[slot] = marks[i];
            }
        }
        words = newWords;
        marks = newMarks;
    }

    /** Where the key is, or would stand. */
    private static int slot(long[] words, byte[] marks, long high, long low) {
        long mixed = (high ^ Long.rotateLeft(low, 32)) * 0x9e3779b97f4a7c15L;
        int mask = marks.length - 1;
        int slot = (int) (mixed >>> 33) & mask;
        while (marks[slot] != 0 && (words[2 * slot] != high || words[2 * slot + 1] != low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
