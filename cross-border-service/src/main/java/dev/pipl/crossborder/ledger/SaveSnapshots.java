package dev.pipl.crossborder.ledger;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Saves a year's state now and then, so that a cold start is fast. The copy is taken while the lane is held; writing it
 * goes on in the background, one at a time, and may fail without harm.
 */
final class SaveSnapshots {

    /** Fewer persons than this fold faster than a snapshot is worth. Technical. */
    static final long OCCURRENCES_MIN = 50_000;
    /** A new snapshot once the rows since the last one hold half as much again as it does. */
    private static final double GROWTH_MIN = 0.5;

    private final LedgerStore store;
    private final Executor background;
    private final long worthMin;

    /** @param worthMin what a first snapshot has to hold at least, persons and events */
    SaveSnapshots(LedgerStore store, Executor background, long worthMin) {
        this.store = store;
        this.background = background;
        this.worthMin = worthMin;
    }

    void consider(YearState state) {
        long worth = Math.max(worthMin, (long) (state.snapshotSize() * GROWTH_MIN));
        if (state.takenSinceSnapshot() < worth) {
            return;
        }
        Snapshot snapshot = SnapshotCodec.encode(state);
        try {
            background.execute(() -> save(snapshot));
            state.snapshotTaken();
        } catch (RejectedExecutionException busy) {
            // The next row asks again.
            return;
        }
    }

    private void save(Snapshot snapshot) {
        try {
            store.save(snapshot);
        } catch (LedgerUnavailable | CommitUnknown | TurnTaken e) {
            System.getLogger(SaveSnapshots.class.getName())
                    .log(System.Logger.Level.WARNING, "a snapshot was not saved; the rows hold the same", e);
        }
    }
}
