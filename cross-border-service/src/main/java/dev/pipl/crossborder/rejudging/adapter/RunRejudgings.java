package dev.pipl.crossborder.rejudging.adapter;

import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.crossborder.ledger.RefoldYear;
import dev.pipl.crossborder.rejudging.Difference;
import dev.pipl.crossborder.rejudging.JudgeHandlerAgain;
import dev.pipl.crossborder.rejudging.Rejudging;
import dev.pipl.crossborder.rejudging.SupposedLaw;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.instance.WorkTurn;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.time.Turn;
import dev.pipl.law.Provisions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries re-judgings out, oldest first, one handler in one transaction after the other: what is done stays done over a
 * restart, and another instance goes on where one stopped. One that waits for a handler's ledger keeps no other waiting.
 */
@ApplicationScoped
class RunRejudgings {

    private static final Logger LOG = Logger.getLogger(RunRejudgings.class);

    private final PgRejudgings rejudgings;
    private final JdbcCommands transactions;
    private final JudgeHandlerAgain judge;
    private final Clock clock;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "The re-judging %s");
    private final HeldUp<String> all = new HeldUp<>(LOG, "Work on %s");
    private volatile boolean isStopping;

    RunRejudgings(
            PgRejudgings rejudgings,
            JdbcCommands transactions,
            LedgerStore store,
            LedgerReader reader,
            LedgerWriter writer,
            Clock clock) {
        this.rejudgings = rejudgings;
        this.transactions = transactions;
        this.judge = new JudgeHandlerAgain(new SupposedLaw(Provisions.load()), new RefoldYear(store), reader, writer);
        this.clock = clock;
    }

    void onStop(@Observes ShutdownEvent stopping) {
        isStopping = true;
    }

    @Scheduled(
            every = "${pipl.crossborder.rejudgings.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        try {
            boolean isMore = true;
            while (isMore && !isStopping) {
                isMore = Turn.of(() -> transactions.inTransaction(this::step));
            }
            all.done("re-judgings");
        } catch (Refusal e) {
            all.failed("re-judgings", e);
        }
    }

    private boolean step(Connection transaction) throws SQLException {
        WorkTurn.mayIdle(transaction);
        Optional<Rejudging> next = rejudgings.next(transaction, heldUp.resting());
        if (next.isEmpty()) {
            return false;
        }
        Rejudging ordered = next.get();
        Optional<String> handlerId = rejudgings.handlerAfter(transaction, ordered);
        if (handlerId.isEmpty()) {
            rejudgings.keep(transaction, ordered.finished(clock.instant()));
            return true;
        }
        Optional<Difference> difference;
        try {
            difference = judge.judge(ordered, handlerId.get());
        } catch (LedgerUnavailable notNow) {
            heldUp.failed(ordered.id(), notNow);
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "The re-judging %s cannot go on", ordered.id());
            rejudgings.keep(
                    transaction,
                    ordered.failed("handler " + handlerId.get() + " cannot be judged again", clock.instant()));
            return true;
        }
        if (difference.isPresent()) {
            rejudgings.keep(transaction, ordered.id(), difference.get());
        }
        rejudgings.keep(transaction, ordered.after(handlerId.get()));
        heldUp.done(ordered.id());
        return true;
    }
}
