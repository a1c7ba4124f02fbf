package dev.pipl.crossborder.year;

import java.time.Instant;

/**
 * A calendar year of the platform.
 *
 * @param version counts the changes; 0 for a year nobody has touched
 * @param closing {@code null} while it is open
 */
public record YearLife(int year, YearState state, long version, Closing closing) {

    /** The closing of a year, and what its ledgers held then. */
    public record Closing(Instant closedAt, String closedBy, String reason, Coverage coverage) {}

    /** A year as it begins. */
    public static YearLife open(int year) {
        return new YearLife(year, YearState.OPEN, 0, null);
    }

    YearLife closed(Closing made) {
        return new YearLife(year, YearState.CLOSED, version + 1, made);
    }

    YearLife keyDestroyed() {
        return new YearLife(year, YearState.KEY_DESTROYED, version + 1, closing);
    }
}
