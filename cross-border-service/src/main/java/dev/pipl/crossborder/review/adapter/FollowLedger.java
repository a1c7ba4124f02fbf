package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.TouchedYears;
import dev.pipl.crossborder.ledger.TouchedYears.HandlerYear;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.time.Turn;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Follows the committed ledger: at once where this process wrote, and by a look into the database now and then for what
 * others wrote, or for what was written and not reviewed when a process died. Instances share the handlers; each handler
 * is reviewed by one at a time.
 */
@ApplicationScoped
public class FollowLedger {

    private static final Logger LOG = Logger.getLogger(FollowLedger.class);
    private static final int HANDLERS_AT_ONCE = 1_000;

    private final ReviewHandler review;
    private final DataSource database;
    private final TouchedYears touched;
    private final long pollNanos;
    private final Set<String> waiting = new LinkedHashSet<>();
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "The review of handler %s");
    private final HeldUp<String> all = new HeldUp<>(LOG, "Following %s");
    private long polledAt;
    private boolean hasPolled;
    private volatile long rowsBehind;

    FollowLedger(
            Ledger ledger,
            ReviewHandler review,
            DataSource database,
            MeterRegistry metrics,
            @ConfigProperty(name = "pipl.review.poll", defaultValue = "PT10S") Duration poll) {
        this.review = review;
        this.database = database;
        this.touched = ledger.touched().forAnother();
        this.pollNanos = poll.toNanos();
        Gauge.builder("pipl.review.lag", this, follower -> follower.rowsBehind)
                .description("Committed ledger rows that were not reviewed, by the newest look")
                .baseUnit("rows")
                .register(metrics);
    }

    @Scheduled(every = "${pipl.review.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        if (!all.attempt("the ledger", this::pollNowAndThen)) {
            return;
        }
        for (HandlerYear year : touched.take(HANDLERS_AT_ONCE)) {
            waiting.add(year.handlerId());
        }
        follow();
    }

    /** A handler with much to review goes to the end of the queue after each portion, so that none waits for it. */
    private void follow() {
        Queue<String> queue = new ArrayDeque<>(waiting);
        queue.removeAll(heldUp.resting());
        while (!queue.isEmpty()) {
            String handlerId = queue.remove();
            heldUp.attempt(handlerId, () -> {
                ReviewHandler.Progress progress = Turn.of(() -> review.portion(handlerId));
                if (progress == ReviewHandler.Progress.MORE_TO_DO) {
                    queue.add(handlerId);
                } else if (progress == ReviewHandler.Progress.UP_TO_DATE) {
                    waiting.remove(handlerId);
                }
            });
        }
    }

    private void pollNowAndThen() throws SQLException {
        if (!hasPolled || System.nanoTime() - polledAt > pollNanos) {
            poll();
        }
    }

    private void poll() throws SQLException {
        try (Connection connection = database.getConnection()) {
            long rows = 0;
            for (ReviewPosition.Behind behind : ReviewPosition.behind(connection)) {
                waiting.add(behind.handlerId());
                rows += behind.rows();
            }
            rowsBehind = rows;
        }
        polledAt = System.nanoTime();
        hasPolled = true;
    }
}
