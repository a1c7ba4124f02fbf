package dev.pipl.crossborder.ledger;

import java.util.HashMap;
import java.util.Map;

/** How often a person is held beyond the first time, by flag; of who is held once it knows nothing. */
final class RepeatedHolds {

    private static final int FLAGS = 4;
    /** An entry of the map with its key and counts. */
    private static final long BYTES_OF_ONE = 120;

    private final Map<Person, int[]> further = new HashMap<>();

    private record Person(long high, long low) {}

    void add(long high, long low, int flags) {
        int[] counts = further.computeIfAbsent(new Person(high, low), person -> new int[FLAGS]);
        for (int i = 0; i < FLAGS; i++) {
            counts[i] += flags >> i & 1;
        }
    }

    /** Ends one hold; returns the flags that another one keeps. */
    int remove(long high, long low, int flags) {
        if (further.isEmpty()) {
            return 0;
        }
        Person person = new Person(high, low);
        int[] counts = further.get(person);
        if (counts == null) {
            return 0;
        }
        int kept = 0;
        int left = 0;
        for (int i = 0; i < FLAGS; i++) {
            if ((flags >> i & 1) != 0 && counts[i] > 0) {
                counts[i]--;
                kept |= 1 << i;
            }
            left |= counts[i];
        }
        if (left == 0) {
            further.remove(person);
        }
        return kept;
    }

    long bytes() {
        return BYTES_OF_ONE * further.size();
    }
}
