package dev.pipl.crossborder.ledger;

import java.util.Map;
import java.util.TreeMap;

/** How often something happened, so that a simulation that stopped trying anything is noticed. */
final class Census {

    private final Map<String, Long> counts = new TreeMap<>();

    void count(String happening) {
        counts.merge(happening, 1L, Long::sum);
    }

    long of(String happening) {
        return counts.getOrDefault(happening, 0L);
    }

    synchronized void add(Census other) {
        other.counts.forEach((happening, more) -> counts.merge(happening, more, Long::sum));
    }

    /** One happening a line. */
    String lines() {
        StringBuilder lines = new StringBuilder();
        counts.forEach((happening, count) -> lines.append("%,12d  %s%n".formatted(count, happening)));
        return lines.toString();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
