package dev.pipl.crossborder.verification.adapter;

import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.verification.LedgerTraces;
import dev.pipl.crossborder.verification.Verification;
import dev.pipl.crossborder.verification.VerificationProblem;
import dev.pipl.crossborder.verification.VerifyHandler;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Verifies one handler at a time in this process, and keeps what was found. */
@ApplicationScoped
public class Verifications {

    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final Semaphore turn = new Semaphore(1, true);
    private final VerifyHandler verify;
    private final PgVerifications found;
    private final JdbcCommands commands;
    private final VerificationSettings settings;

    Verifications(
            LedgerStore store,
            LedgerTraces traces,
            PgVerifications found,
            JdbcCommands commands,
            VerificationSettings settings,
            Clock clock) {
        this.verify = new VerifyHandler(store, traces, Provisions.load(), clock);
        this.found = found;
        this.commands = commands;
        this.settings = settings;
    }

    /**
     * Verifies for a caller.
     *
     * @throws Refusal 503 {@code verification-busy}
     */
    public Verification verify(String handlerId, OptionalInt year) {
        try {
            if (!turn.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            Verification verification = verify.verify(handlerId, year);
            commands.inTransaction(transaction -> {
                found.keep(transaction, verification);
                return verification;
            });
            return verification;
        } finally {
            turn.release();
        }
    }

    /** Verifies in the background, and lets callers go first; empty while one is served. */
    Optional<Verification> verifyIfIdle(Connection transaction, String handlerId) throws SQLException {
        if (!turn.tryAcquire()) {
            return Optional.empty();
        }
        try {
            Verification verification = verify.verify(handlerId, OptionalInt.empty());
            found.keep(transaction, verification);
            return Optional.of(verification);
        } finally {
            turn.release();
        }
    }

    private static Refusal busy() {
        return new Refusal(VerificationProblem.VERIFICATION_BUSY, null, List.of(), List.of(), COME_AGAIN);
    }
}
