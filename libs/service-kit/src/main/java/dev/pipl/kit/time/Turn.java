package dev.pipl.kit.time;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets pieces of background work of one process run one at a time, in the order in which they came, with a rest after
 * each. All schedules of a process tick at the same moment; together they would take the cores, and the connections, from
 * those who wait for an answer. Work that lasts is cut into short pieces, each of which waits for its turn.
 */
public final class Turn {

    private static final ReentrantLock ONE = new ReentrantLock(true);
    /** A piece that was slow because the machine is busy is not to slow the next one for longer. */
    private static final long REST_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Turn() {}

    /**
     * A piece of work, short: others wait for it.
     *
     * @param <T> what comes of it
     * @param <E> how it may fail
     */
    @FunctionalInterface
    public interface Piece<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Runs the piece when those who came before are done, then rests as long as it took, so that background work takes half
     * of a core at most. Runs it at once inside a piece that has the turn.
     */
    public static <T, E extends Exception> T of(Piece<T, E> piece) throws E {
        if (ONE.isHeldByCurrentThread()) {
            return piece.run();
        }
        ONE.lock();
        long started = System.nanoTime();
        try {
            return piece.run();
        } finally {
            LockSupport.parkNanos(Math.min(System.nanoTime() - started, REST_MAX_NANOS));
            ONE.unlock();
        }
    }
}
