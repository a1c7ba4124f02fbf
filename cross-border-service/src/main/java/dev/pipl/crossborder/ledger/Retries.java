package dev.pipl.crossborder.ledger;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** How often and how long a write tries again after it lost a race or its answer. */
record Retries(int attemptsMax, long firstPauseMillis) {

    static final Retries STANDARD = new Retries(8, 5);

    /** @throws LedgerUnavailable after the last attempt */
    void waitBefore(int attempt, RuntimeException cause) {
        if (attempt >= attemptsMax) {
            throw new LedgerUnavailable("the ledger could not be written in " + attempt + " attempts", cause);
        }
        long pause = firstPauseMillis << attempt;
        if (pause > 0) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause / 2, pause + 1) * 1_000_000);
        }
    }
}
