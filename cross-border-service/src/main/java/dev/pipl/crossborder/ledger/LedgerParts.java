package dev.pipl.crossborder.ledger;

import java.security.SecureRandom;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What a ledger is put together of beside its ports. Replaceable within the package alone, so that a test can give it a
 * course that repeats itself, and can show of each protection what happens without it.
 *
 * @param lanes makes the lane of a handler
 * @param memory makes what recognizes events
 * @param seeds random numbers, for indexes whose collisions nobody should be able to choose
 * @param ticks tell which of two uses of a lane was the later one
 * @param snapshotWorthMin fewer persons than this fold faster than a snapshot is worth
 */
record LedgerParts(
        Function<String, Lane> lanes,
        KnownEvents.Memory memory,
        LongSupplier seeds,
        LongSupplier ticks,
        long snapshotWorthMin,
        Retries retries) {

    static LedgerParts standard() {
        return new LedgerParts(
                Lane::new,
                KnownEvents::new,
                new SecureRandom()::nextLong,
                System::nanoTime,
                SaveSnapshots.OCCURRENCES_MIN,
                Retries.STANDARD);
    }

    LedgerParts with(Retries others) {
        return new LedgerParts(lanes, memory, seeds, ticks, snapshotWorthMin, others);
    }
}
