package dev.pipl.local.supervision;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** When a part that died is started again: after a growing pause, and not any more after five deaths in a minute. */
final class RestartPolicy {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int DEATHS_MAX = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final Deque<Long> deaths = new ArrayDeque<>();

    /**
     * The part died.
     *
     * @param nanoTime as {@link System#nanoTime()} tells it
     * @return how long to wait before the next start; empty when it has died too often
     */
    Optional<Duration> died(long nanoTime) {
        deaths.addLast(nanoTime);
        while (nanoTime - deaths.getFirst() > WINDOW.toNanos()) {
            deaths.removeFirst();
        }
        return deaths.size() >= DEATHS_MAX
                ? Optional.empty()
                : Optional.of(FIRST_PAUSE.multipliedBy(1L << (deaths.size() - 1)));
    }

    /** Somebody asks for another try: what was is forgotten. */
    void forget() {
        deaths.clear();
    }
}
