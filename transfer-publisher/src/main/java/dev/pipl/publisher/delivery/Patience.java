package dev.pipl.publisher.delivery;

import dev.pipl.publisher.PublisherFault;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tries again, waiting twice as long each time up to half a minute, until a time is used up. */
public final class Patience {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration limit;
    private final Pause pause;
    private final LongSupplier nanoTime;
    private final Consumer<String> notice;

    /**
     * A patience of that length.
     *
     * @param notice told why and how long it waits
     */
    public Patience(Duration limit, Pause pause, LongSupplier nanoTime, Consumer<String> notice) {
        this.limit = limit;
        this.pause = pause;
        this.nanoTime = nanoTime;
        this.notice = notice;
    }

    /** Something that may fail for a while. */
    @FunctionalInterface
    public interface Attempt<T> {
        T make() throws TemporaryFailure;
    }

    /**
     * The result of the first attempt that succeeds.
     *
     * @throws PublisherFault when the time is used up
     */
    public <T> T make(Attempt<T> attempt) {
        long start = nanoTime.getAsLong();
        Duration wait = FIRST;
        while (true) {
            try {
                return attempt.make();
            } catch (TemporaryFailure failure) {
                Duration next = wait.compareTo(failure.retryAfter()) < 0 ? failure.retryAfter() : wait;
                Duration waited = Duration.ofNanos(nanoTime.getAsLong() - start);
                if (waited.plus(next).compareTo(limit) > 0) {
                    throw PublisherFault.unavailable("fault.unavailable", failure.getMessage(), limit.toSeconds());
                }
                notice.accept(failure.getMessage());
                pause.await(next);
                Duration twice = wait.multipliedBy(2);
                wait = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
            }
        }
    }
}
