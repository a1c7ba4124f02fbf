package dev.pipl.kit.outbox.adapter;

import dev.pipl.kit.instance.DatabaseEar;
import dev.pipl.kit.outbox.OutboxBell;
import dev.pipl.kit.time.SystemTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends what the outbox holds to the broker, each topic's in the order of the rows, and marks a row only after the broker has
 * acknowledged it: every committed event arrives at least once, whatever dies in between. One relay per schema is
 * active, by a session lock in the database; the others stand by. It is woken by the writers' commits, those of its own
 * process and those that the database tells of, and looks by itself every half second. A failing database or broker is waited
 * for, with growing pauses.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long PAUSE_MIN_MILLIS = 100;
    private static final long PAUSE_MAX_MILLIS = 5_000;
    private static final Duration PRUNE_EVERY = Duration.ofMinutes(10);
    /** What cannot be sent is counted for the metric no more often than that. */
    private static final Duration COUNT_EVERY = Duration.ofSeconds(1);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final OutboxSettings settings;
    private final DedicatedConnection database;
    private final Map<String, Object> broker;
    private final OutboxBell bell;
    private final Clock clock;
    private final String instance;
    private volatile OutboxTable.Backlog backlog = OutboxTable.Backlog.NOTHING;
    private Worker worker;
    private DatabaseEar ear;

    OutboxRelay(
            OutboxSettings settings,
            DedicatedConnection database,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            OutboxBell bell,
            @SystemTime Clock clock,
            MeterRegistry metrics,
            @ConfigProperty(name = "pipl.instance") String instance) {
        this.settings = settings;
        this.database = database;
        this.broker = BrokerAccess.of(broker);
        this.bell = bell;
        this.clock = clock;
        this.instance = instance;
        Gauge.builder("pipl.outbox.backlog", () -> backlog.rows())
                .description("Events committed and not yet acknowledged by the broker")
                .register(metrics);
        Gauge.builder("pipl.outbox.age.seconds", this::ageSeconds)
                .description("Age of the oldest of them")
                .register(metrics);
    }

    void onStart(@Observes StartupEvent started) {
        if (settings.relay()) {
            start();
        }
    }

    void onStop(@Observes ShutdownEvent stopping) {
        stop();
    }

    /** Starts relaying, unless it runs already. */
    public synchronized void start() {
        if (worker == null) {
            worker = new Worker();
            worker.start();
            // Other instances' writers and those that do not ring themselves; the relay itself waits for the bell.
            ear = new DatabaseEar(
                    "outbox",
                    "the outbox's writers",
                    () -> database.open(instance + "-outbox-ear"),
                    said -> true,
                    bell::ring);
            ear.start();
            bell.attend(true);
        }
    }

    /** Stops relaying; what is unsent stays in the table. Returns when nothing more will be sent. */
    public synchronized void stop() {
        if (worker != null) {
            bell.attend(false);
            worker.end();
            worker = null;
            ear.end();
            ear = null;
        }
    }

    private double ageSeconds() {
        Instant oldest = backlog.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    private final class Worker extends Thread {
        private final Set<String> heldKeys = new HashSet<>();
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean ending;
        private long pauseMillis = PAUSE_MIN_MILLIS;

        Worker() {
            super("outbox-relay");
            setDaemon(true);
        }

        @Override
        public void run() {
            while (!ending) {
                try (OutboxTable table = new OutboxTable(database.open(instance + "-outbox-relay"))) {
                    if (awaitLock(table)) {
                        relay(table);
                    }
                } catch (SQLException | KafkaException e) {
                    LOG.warnf("The outbox relay tries again in %d ms: %s", pauseMillis, e.getMessage());
                    pause();
                } catch (InterruptedException e) {
                    ending = true;
                } catch (RuntimeException e) {
                    LOG.errorf(e, "The outbox relay tries again in %d ms", pauseMillis);
                    pause();
                }
            }
        }

        private boolean awaitLock(OutboxTable table) throws SQLException, InterruptedException {
            while (!ending) {
                if (table.lock()) {
                    return true;
                }
                bell.await(settings.poll().toMillis() * 2);
                if (bell.wasWriter()) {
                    table.tellActive();
                }
            }
            return false;
        }

        private void relay(OutboxTable table) throws SQLException, InterruptedException {
            KafkaProducer<String, byte[]> producer = BrokerProducer.open(broker, instance + "-outbox-relay");
            try {
                relay(table, producer);
            } finally {
                // Not longer: what the broker has not acknowledged is still in the table.
                producer.close(CLOSE_WITHIN);
            }
        }

        private void relay(OutboxTable table, KafkaProducer<String, byte[]> producer)
                throws SQLException, InterruptedException {
            OutboxRound round = new OutboxRound(table, producer, settings.batch(), clock, heldKeys, w -> backlog = w);
            long pruneAt = System.nanoTime();
            long countAt = pruneAt;
            while (!ending) {
                boolean more = round.run(() -> ending);
                if (!more) {
                    pauseMillis = PAUSE_MIN_MILLIS;
                    if (!heldKeys.isEmpty() && System.nanoTime() - countAt >= 0) {
                        backlog = table.backlog();
                        countAt = System.nanoTime() + COUNT_EVERY.toNanos();
                    }
                    if (System.nanoTime() - pruneAt >= 0) {
                        table.prune(clock.instant().minus(settings.retention()));
                        pruneAt = System.nanoTime() + PRUNE_EVERY.toNanos();
                    }
                    bell.await(settings.poll().toMillis());
                }
            }
        }

        private void pause() {
            try {
                ending |= end.await(pauseMillis, TimeUnit.MILLISECONDS);
                pauseMillis = Math.min(pauseMillis * 2, PAUSE_MAX_MILLIS);
            } catch (InterruptedException e) {
                ending = true;
            }
        }

        void end() {
            ending = true;
            end.countDown();
            bell.ring();
            try {
                join(STOP_WITHIN.toMillis());
                if (isAlive()) {
                    interrupt();
                    join(STOP_WITHIN.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
