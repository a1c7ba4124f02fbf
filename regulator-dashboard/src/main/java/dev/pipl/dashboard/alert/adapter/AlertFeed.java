package dev.pipl.dashboard.alert.adapter;

import dev.pipl.dashboard.alert.AlertSlice;
import dev.pipl.dashboard.alert.NumberedAlert;
import dev.pipl.dashboard.alert.RecentAlerts;
import dev.pipl.dashboard.sight.Sight;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Passes each committed alert to every open stream. What this instance's writer committed comes from it; the rest is read
 * once: woken by the notification of another instance's writer, and by itself every half second.
 */
@ApplicationScoped
public class AlertFeed {
    private static final Logger LOG = Logger.getLogger(AlertFeed.class);
    private static final int KEPT = 2_000;
    private static final int PAGE = 500;
    private static final long BACKSTOP_MILLIS = 500;
    private static final long STOP_WITHIN_MILLIS = 2_000;
    private static final Sight ALL = new Sight(true, java.util.Set.of(), java.util.Set.of());

    private final PgAlerts alerts;
    private final OpenStreams streams;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "The %s");
    private final Semaphore signal = new Semaphore(0);
    private volatile RecentAlerts recent;
    private volatile boolean ending;
    private Thread reader;

    AlertFeed(PgAlerts alerts, OpenStreams streams) {
        this.alerts = alerts;
        this.streams = streams;
    }

    void onStart(@Observes StartupEvent started) {
        reader = new Thread(this::run, "alert-feed");
        reader.setDaemon(true);
        reader.start();
    }

    void onStop(@Observes ShutdownEvent stopping) throws InterruptedException {
        ending = true;
        wake();
        streams.endAll();
        reader.join(STOP_WITHIN_MILLIS);
    }

    /** Something has committed, or may have. */
    void wake() {
        signal.release();
    }

    /**
     * These have committed, and their transaction is on the disk. Passed on by the calling thread, unless one is missing
     * before them, which another instance has committed: then they are read with it.
     */
    void committed(List<NumberedAlert> alerts) {
        RecentAlerts known = recent;
        if (known == null || !known.add(alerts)) {
            wake();
            return;
        }
        streams.advanceAll();
    }

    /**
     * The last committed alert that the streams know.
     *
     * @throws Refusal 503 before the database has been reached
     */
    long head() {
        if (recent == null) {
            throw new Refusal(CommonProblem.UNAVAILABLE);
        }
        return recent.head();
    }

    /** From memory, if it can be told from there. */
    Optional<AlertSlice> recentAfter(long sequence, Sight sight) {
        return recent.after(sequence, sight);
    }

    /** From the database. */
    AlertSlice storedAfter(long sequence, Sight sight) throws SQLException {
        return alerts.slice(sequence, recent.head(), sight, PAGE);
    }

    private void run() {
        while (!ending) {
            try {
                if (recent == null) {
                    recent = new RecentAlerts(KEPT, alerts.head());
                }
                readOn();
                streams.advanceAll();
                heldUp.done("alert feed");
            } catch (SQLException | RuntimeException e) {
                heldUp.failed("alert feed", e);
            }
            await();
        }
    }

    private void readOn() throws SQLException {
        List<NumberedAlert> page;
        do {
            page = alerts.list(recent.head(), ALL, null, PAGE);
            if (!recent.add(page)) {
                throw new IllegalStateException("an alert is missing after " + recent.head());
            }
        } while (page.size() == PAGE);
    }

    private void await() {
        try {
            signal.tryAcquire(BACKSTOP_MILLIS, TimeUnit.MILLISECONDS);
            signal.drainPermits();
        } catch (InterruptedException e) {
            ending = true;
        }
    }
}
