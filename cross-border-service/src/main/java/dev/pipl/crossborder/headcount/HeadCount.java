package dev.pipl.crossborder.headcount;

/**
 * Distinct persons of one class in one year.
 *
 * @param lower at least so many
 * @param upper at most so many; the route goes by it
 * @param exact whether only persons were counted and nothing was declared; then {@code lower == upper}
 * @param gross the upper bound with exempt transfers included
 */
public record HeadCount(long lower, long upper, boolean exact, long gross) {

    public static final HeadCount NOBODY = new HeadCount(0, 0, true, 0);
}
