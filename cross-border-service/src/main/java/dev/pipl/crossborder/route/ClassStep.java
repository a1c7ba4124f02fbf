package dev.pipl.crossborder.route;

/**
 * What one event did to the count of a class: first persons were added, then a declaration was taken in.
 *
 * @param persons distinct persons after the event
 * @param declaredBefore the sum of declarations before the event
 * @param declaredAfter the sum after it
 * @param gross the upper bound after the event, exempt transfers included
 */
public record ClassStep(long persons, long declaredBefore, long declaredAfter, long gross) {

    /** Nobody, nothing. */
    public static final ClassStep NOTHING = new ClassStep(0, 0, 0, 0);

    long upperByPersons() {
        return sum(persons, declaredBefore);
    }

    long upper() {
        return sum(persons, declaredAfter);
    }

    /** The highest upper bound on the way: persons come first, and a declaration may replace a larger one. */
    long highest() {
        return Math.max(upperByPersons(), upper());
    }

    private static long sum(long left, long right) {
        long sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
