package dev.pipl.crossborder.headcount;

import java.util.Arrays;

/** What was new about whom, so that it can be taken back if the ledger does not commit. */
public final class PersonLog {

    private static final PersonLog FORGETFUL = new PersonLog(true);

    private long[] words = new long[32];
    private byte[] flags = new byte[16];
    private int size;
    private final boolean isForgetful;

    public PersonLog() {
        this(false);
    }

    private PersonLog(boolean isForgetful) {
        this.isForgetful = isForgetful;
    }

    /** A log for what is durable already. */
    public static PersonLog forgetful() {
        return FORGETFUL;
    }

    void note(long high, long low, int fresh) {
        if (isForgetful) {
            return;
        }
        if (size == flags.length) {
            words = Arrays.copyOf(words, words.length * 2);
            flags = Arrays.copyOf(flags, flags.length * 2);
        }
        words[2 * size] = high;
        words[2 * size + 1] = low;
        flags[size++] = (byte) fresh;
    }

    /** The persons of the log, each with what was new about her. */
    public PersonSet persons() {
        PersonSet persons = new PersonSet();
        for (int i = 0; i < size; i++) {
            persons.add(high(i), low(i), flags(i));
        }
        return persons;
    }

    public int size() {
        return size;
    }

    long high(int index) {
        return words[2 * index];
    }

    long low(int index) {
        return words[2 * index + 1];
    }

    int flags(int index) {
        return flags[index];
    }
}
