package dev.pipl.crossborder.ledger;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Saves a year's state now and then, so that a cold start is fast. The copy is taken while the lane is held; making
 * a snapshot of it and writing that goes on in the background, one at a time, and may fail without harm.
 */
final class SaveSnapshots {

    /** Fewer occurrences than this fold faster than a snapshot is worth. Technical. */
    static final long OCCURRENCES_MIN = 100_000;
    /** A new snapshot once the rows since the last one hold as much as it does: a cold start folds half of a year at most. */
    private static final double GROWTH_MIN = 1;

    private final LedgerStore store;
    private final Executor background;
    private final long worthMin;
    private final AtomicBoolean isSaving = new AtomicBoolean();

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
        if (!isSaving.compareAndSet(false, true)) {
            // The next row asks again; a copy would be made for nothing.
            return;
        }
        boolean isHandedOver = false;
        try {
            YearCopy copy = YearCopy.of(state);
            background.execute(() -> save(copy));
            isHandedOver = true;
            state.snapshotTaken();
        } catch (RejectedExecutionException busy) {
            // The next row asks again.
            return;
        } finally {
            if (!isHandedOver) {
                isSaving.set(false);
            }
        }
    }

    private void save(YearCopy copy) {
        try {
            store.save(SnapshotCodec.encode(copy));
        } catch (LedgerUnavailable | CommitUnknown | TurnTaken e) {
            System.getLogger(SaveSnapshots.class.getName())
                    .log(System.Logger.Level.WARNING, "a snapshot was not saved; the rows hold the same", e);
        } finally {
            isSaving.set(false);
        }
    }
}
