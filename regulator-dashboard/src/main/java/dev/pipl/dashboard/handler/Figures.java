package dev.pipl.dashboard.handler;

import dev.pipl.events.crossborder.ClassFigures;

/**
 * The head-count of one class as the ledger told last. A crossing tells only the upper bound; the rest is then null.
 *
 * @param upper at most so many; what the route goes by
 * @param lower at least so many
 * @param exact whether both bounds are the count itself
 * @param gross with those of exempt transfers
 */
public record Figures(long upper, Long lower, Boolean exact, Long gross) {
    static final Figures NOBODY = new Figures(0, 0L, true, 0L);

    static Figures of(ClassFigures told) {
        return new Figures(told.upper(), told.lower(), told.exact(), told.gross());
    }

    /** The same where the bound is the one that is known, else the bound alone. */
    Figures withUpper(long bound) {
        return bound == upper ? this : new Figures(bound, null, null, null);
    }
}
