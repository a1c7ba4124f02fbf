package dev.pipl.crossborder.ledger;

/** Something that does not hold after a run. */
record Violation(Invariant invariant, String what) {

    /** What must hold after any sequence of faults. */
    enum Invariant {
        I1_COUNTS_ARE_THOSE_OF_THE_ORACLE,
        I2_EVERY_ROW_STATES_THE_FIGURES_OF_ITS_PREFIX,
        I3_EVERY_CROSSING_ONCE_AT_ITS_PERSON,
        I4_THE_CHAIN_VERIFIES,
        I5_NO_EVENT_IS_ACCEPTED_TWICE,
        I6_THE_OFFSET_IS_NEVER_AHEAD_OF_THE_LEDGER,
        I7_ORDER_AND_DUPLICATION_DO_NOT_MATTER,
        I8_EVERYTHING_SENT_IS_ACCEPTED_REJECTED_OR_A_DUPLICATE,
        I9_EVERY_YEAR_STANDS_BY_THE_NEWEST_PROFILE,
        /** The code gave up: it met something that it holds to be impossible, or made no progress. */
        THE_SERVICE_GOES_ON
    }

    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
