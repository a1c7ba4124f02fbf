package dev.pipl.kit.instance;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What a work cannot do now, item by item: each waits alone, is tried again after growing pauses, and is said once and then
 * seldom, with the cause. Of many that fail together the first are said by name and the rest by number. Forgotten by a
 * restart, after which everything is tried again. Thread-safe.
 *
 * @param <K> what names an item; its text is shown to operators
 */
public final class HeldUp<K> {

    private static final Duration PAUSE_MIN = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(15);
    private static final long SAY_AGAIN_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long STACK_TRACE_EVERY_NANOS = Duration.ofMinutes(1).toNanos();
    /** How many are said by name in that time. */
    private static final int NAMED_MAX = 10;

    /** Beyond so many, those whose pause is over are forgotten: they may be gone, or were never asked for again. */
    private static final int REMEMBERED_MAX = 10_000;

    private final Logger log;
    private final String what;
    private final LongSupplier nanos;
    private final Map<K, Held> held = new HashMap<>();
    private long stretchStart;
    private int named;
    private int unnamed;
    private boolean hasSpoken;

    private static final class Held {
        int failures;
        long againAt;
        long saidAt;
        boolean isSaid;
    }

    /** What is to be done about one item. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    /** @param what waits, with {@code %s} for the item, for example {@code "The review of handler %s"} */
    public HeldUp(Logger log, String what) {
        this(log, what, System::nanoTime);
    }

    HeldUp(Logger log, String what, LongSupplier nanos) {
        this.log = log;
        this.what = what;
        this.nanos = nanos;
    }

    /** Whether the item failed a moment ago and is better left alone. */
    public synchronized boolean rests(K item) {
        Held of = held.get(item);
        return of != null && of.againAt - nanos.getAsLong() > 0;
    }

    /** All that are better left alone now. */
    public synchronized Set<K> resting() {
        long now = nanos.getAsLong();
        return held.entrySet().stream()
                .filter(entry -> entry.getValue().againAt - now > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Does the work about one item. Whatever it throws, the item waits and the caller goes on with the next one.
     *
     * @return whether it was done
     */
    public boolean attempt(K item, Work work) {
        try {
            work.run();
        } catch (SQLException | RuntimeException e) {
            failed(item, e);
            return false;
        }
        done(item);
        return true;
    }

    /** As {@link #attempt}, when what is returned is subscribed to; it never fails. */
    public Uni<Void> attemptLater(K item, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .invoke(() -> done(item))
                .onFailure()
                .invoke(failure -> failed(item, failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Attempts one of these after the other, those that rest too; it never fails. */
    public <T> Uni<Void> attemptEach(List<T> all, Function<T, K> name, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(each -> attemptLater(name.apply(each), () -> work.apply(each)))
                .onItem()
                .ignoreAsUni();
    }

    /** {@link #attempt} says it by itself; this is for work that goes on elsewhere. */
    public synchronized void failed(K item, Throwable cause) {
        long now = nanos.getAsLong();
        if (held.size() >= REMEMBERED_MAX) {
            held.values().removeIf(of -> of.againAt - now <= 0);
        }
        Held of = held.computeIfAbsent(item, key -> new Held());
        long pause = Math.min(PAUSE_MAX.toNanos(), PAUSE_MIN.toNanos() << Math.min(of.failures, 20));
        of.failures++;
        of.againAt = now + pause;
        if (!of.isSaid || now - of.saidAt >= SAY_AGAIN_NANOS) {
            say(item, of, cause, now);
        }
    }

    /** The item could be done, or need not be done any more. */
    public synchronized void done(K item) {
        Held of = held.remove(item);
        if (of != null && of.isSaid) {
            log.infof("%s goes on", what.formatted(item));
        }
    }

    private void say(K item, Held of, Throwable cause, long now) {
        if (!hasSpoken || now - stretchStart >= STACK_TRACE_EVERY_NANOS) {
            String others = unnamed == 0 ? "" : ", as " + unnamed + " others did that were not named";
            log.warnf(cause, "%s waits%s", what.formatted(item), others);
            hasSpoken = true;
            stretchStart = now;
            named = 1;
            unnamed = 0;
        } else if (named < NAMED_MAX) {
            log.warnf("%s waits: %s", what.formatted(item), cause);
            named++;
        } else {
            unnamed++;
            return;
        }
        of.isSaid = true;
        of.saidAt = now;
    }
}
