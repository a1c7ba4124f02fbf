package dev.pipl.crossborder.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Where the writes of one handler wait for each other, and its folded state. Only the thread that holds the lock touches
 * the state; what is published may be read by anyone. A second lock is held only while the state changes in memory, not
 * while a transaction waits for the database: who holds that one alone may read what is committed.
 */
class Lane {

    /** What readers may see without the lock: the summaries after the newest row known here. */
    record Published(long turn, Map<Integer, YearSummary> years) {}

    final String handlerId;
    final ReentrantLock lock = new ReentrantLock();
    final ReentrantLock memory = new ReentrantLock();
    private HandlerState state;
    private boolean isBehind;
    private volatile Published published;
    private Map<Integer, YearState> committed = Map.of();
    /** Years in which nothing was sent yet, so that who is held for them is not looked up for every question. */
    private final Map<Integer, CommittedYear> blank = new HashMap<>();

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
        memory.lock();
        try {
            if (state == null) {
                state = load.load(reads, handlerId);
            } else if (isBehind) {
                load.catchUp(reads, state);
            }
            isBehind = false;
            bytes = state.bytes();
            return state;
        } finally {
            memory.unlock();
        }
    }

    /** Another writer was here: the next use takes in what he wrote. */
    void behind() {
        isBehind = true;
    }

    /** Another writer may have been here; the next use asks. */
    void askOthers() {
        behind();
    }

    /** What it occupies, with what is not committed yet. */
    long bytesNow() {
        return state == null ? 0 : state.bytes();
    }

    HandlerState stateInMemory() {
        return state;
    }

    /** Shows the state as it is now, which must be committed. */
    void publish() {
        memory.lock();
        try {
            published = new Published(state.turn(), state.summaries());
            committed = Map.copyOf(state.years);
            blank.keySet().removeAll(committed.keySet());
        } finally {
            memory.unlock();
        }
        bytes = state.bytes();
    }

    /** Forgets everything; the rows have it. */
    void discard() {
        memory.lock();
        try {
            state = null;
            isBehind = false;
            published = null;
            committed = Map.of();
            blank.clear();
            bytes = 0;
        } finally {
            memory.unlock();
        }
    }

    /**
     * Asks about a year as committed without waiting for the transaction at hand.
     *
     * @param turn up to which everything must be in it
     * @return empty where that cannot be told from memory now
     */
    <T> Optional<T> glance(int year, long turn, Function<CommittedYear, T> question) {
        memory.lock();
        try {
            if (published == null || published.turn() < turn) {
                return Optional.empty();
            }
            if (!published.years().containsKey(year)) {
                return Optional.of(
                        question.apply(blank.computeIfAbsent(year, unsent -> CommittedYear.blank(handlerId, unsent))));
            }
            YearState folded = state.years.get(year);
            return folded == committed.get(year) ? folded.committed().map(question) : Optional.empty();
        } finally {
            memory.unlock();
        }
    }
}
