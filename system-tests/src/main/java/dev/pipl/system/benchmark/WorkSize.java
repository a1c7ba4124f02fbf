package dev.pipl.system.benchmark;

/**
 * How much is measured.
 *
 * @param batch persons an event
 * @param personsPerRound occurrences of persons in the warm-up and in each round
 * @param rounds measured, after the warm-up
 */
record WorkSize(int batch, int personsPerRound, int rounds) {

    static final int HANDLERS = 8;
    /** As the service polls a partition: so many records, or so many octets. */
    static final int POLL_RECORDS = 2_000;

    static final int POLL_OCTETS = 1 << 20;
}
