package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.Suspicion.Scope;

/** A look at one group's or handler's year for signs of splitting. Looking again changes nothing. */
@FunctionalInterface
interface SplittingLook {

    /** How dear a look may be. */
    enum Depth {
        /** The counts are moving: what is in memory and small tables only. */
        MOVING,
        /** They have come to rest: also all rows of a small group. */
        QUIET,
        /** All rows, whatever the size. */
        DAILY
    }

    void look(Scope scope, int year, Depth depth);
}
