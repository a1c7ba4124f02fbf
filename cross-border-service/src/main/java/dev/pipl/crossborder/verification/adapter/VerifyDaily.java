package dev.pipl.crossborder.verification.adapter;

import dev.pipl.crossborder.verification.Verification;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Verifies every handler's ledger once a day without being asked, on one instance at a time and at a gentle pace. What was
 * verified stays so over a restart.
 */
@ApplicationScoped
public class VerifyDaily {

    private static final Logger LOG = Logger.getLogger(VerifyDaily.class);
    /** Technical: the next look takes the rest. */
    private static final int HANDLERS_AT_ONCE = 50;
    /** Technical: how long to wait when everything is verified. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** Technical: small handlers are done one after the other for so long. */
    private static final long STRETCH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Verifications verifications;
    private final PgVerifications found;
    private final JdbcCommands commands;
    private final VerificationSettings settings;
    private final Clock clock;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "The daily verification of handler %s");
    private final HeldUp<String> all = new HeldUp<>(LOG, "The daily verification of %s");
    private long restUntil = System.nanoTime();
    private volatile boolean isStopping;

    VerifyDaily(
            Verifications verifications,
            PgVerifications found,
            JdbcCommands commands,
            VerificationSettings settings,
            Clock clock) {
        this.verifications = verifications;
        this.found = found;
        this.commands = commands;
        this.settings = settings;
        this.clock = clock;
    }

    void onStop(@Observes ShutdownEvent stopping) {
        isStopping = true;
    }

    @Scheduled(
            every = "${pipl.verification.every:1s}",
            delayed = "${pipl.verification.delayed:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        long start = System.nanoTime();
        if (start - restUntil < 0) {
            return;
        }
        try {
            boolean isMore = true;
            while (isMore && !isStopping && System.nanoTime() - start < STRETCH_NANOS) {
                isMore = commands.inTransaction(this::step);
            }
            long busy = System.nanoTime() - start;
            restUntil = System.nanoTime()
                    + (isMore ? busy * (100 - settings.sharePercent()) / settings.sharePercent() : IDLE_NANOS);
            all.done("ledgers");
        } catch (Refusal e) {
            all.failed("ledgers", e);
            restUntil = System.nanoTime() + IDLE_NANOS;
        }
    }

    /** @return whether there may be more to do now */
    boolean step(Connection transaction) throws SQLException {
        if (!found.isAlone(transaction)) {
            waiting.clear();
            return false;
        }
        if (waiting.isEmpty()) {
            waiting.addAll(found.due(
                    transaction, clock.instant().minus(settings.period()), heldUp.resting(), HANDLERS_AT_ONCE));
        }
        String handlerId = waiting.poll();
        if (handlerId == null) {
            return false;
        }
        Optional<Verification> verified;
        try {
            verified = verifications.verifyIfIdle(transaction, handlerId);
        } catch (RuntimeException e) {
            heldUp.failed(handlerId, e);
            return true;
        }
        heldUp.done(handlerId);
        verified.filter(one -> !one.sound())
                .ifPresent(one -> LOG.errorf("The ledger of handler %s does not verify", handlerId));
        return verified.isPresent();
    }
}
