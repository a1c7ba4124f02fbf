package dev.pipl.crossborder.ledger;

import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the writes of one handler wait for each other, and its folded state. Only the thread that holds the lock touches
 * the state; what is published may be read by anyone.
 */
final class Lane {

    /** What readers may see without the lock: the summaries after the newest row known here. */
    record Published(long turn, Map<Integer, YearSummary> years) {}

    final String handlerId;
    final ReentrantLock lock = new ReentrantLock();
    private HandlerState state;
    private boolean isBehind;
    private volatile Published published;
    volatile long usedAt;
    long bytes;
    long bytesAccounted;
    boolean isRetired;

    Lane(String handlerId) {
        this.handlerId = handlerId;
    }

    Published published() {
        return published;
    }

    /** The state, folded now if it was not in memory. */
    HandlerState state(LoadHandler load, LedgerReads reads) {
        if (state == null) {
            state = load.load(reads, handlerId);
        } else if (isBehind) {
            load.catchUp(reads, state);
        }
        isBehind = false;
        return state;
    }

    /** Another writer was here: the next use takes in what he wrote. */
    void behind() {
        isBehind = true;
    }

    HandlerState stateInMemory() {
        return state;
    }

    /** Shows the state as it is now, which must be committed. */
    void publish() {
        published = new Published(state.turn(), state.summaries());
        bytes = state.bytes();
        usedAt = System.nanoTime();
    }

    /** Forgets everything; the rows have it. */
    void discard() {
        state = null;
        isBehind = false;
        published = null;
        bytes = 0;
    }
}
