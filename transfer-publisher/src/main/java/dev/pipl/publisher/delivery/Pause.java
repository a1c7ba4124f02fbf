package dev.pipl.publisher.delivery;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
    /** Returns when the time is over. */
    void await(Duration duration);

    /** The real thing. */
    static Pause real() {
        return duration -> {
            long end = System.nanoTime() + duration.toNanos();
            for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        };
    }
}
