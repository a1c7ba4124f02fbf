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
import dev.pipl.kit.instance.WaitingRows;
import dev.pipl.law.Provisions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Carries re-judgings out, oldest first, one handler in one transaction after the other: what is done stays done over a
 * restart, and another instance goes on where one stopped. One that waits for a handler's ledger keeps no other waiting.
 */
@ApplicationScoped
class RunRejudgings {

    private static final Logger LOG = Logger.getLogger(RunRejudgings.class);

    private final PgRejudgings rejudgings;
    private final JudgeHandlerAgain judge;
    private final Clock clock;
    private final WaitingRows<String> waiting;

    RunRejudgings(
            PgRejudgings rejudgings,
            DataSource database,
            LedgerStore store,
            LedgerReader reader,
            LedgerWriter writer,
            Clock clock) {
        this.rejudgings = rejudgings;
        this.judge = new JudgeHandlerAgain(new SupposedLaw(Provisions.load()), new RefoldYear(store), reader, writer);
        this.clock = clock;
        this.waiting = new WaitingRows<>(database, LOG, "The re-judging %s", "Work on re-judgings", new Running());
    }

    void onStop(@Observes ShutdownEvent stopping) {
        waiting.stop();
    }

    @Scheduled(
            every = "${pipl.crossborder.rejudgings.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        waiting.workOff();
    }

    private final class Running implements WaitingRows.Rows<String> {
        @Override
        public Optional<String> next(Connection transaction, Set<String> without) throws SQLException {
            return rejudgings.next(transaction, without);
        }

        @Override
        public String ownerOf(String id) {
            return id;
        }

        @Override
        public void work(Connection transaction, String id) throws SQLException {
            Rejudging ordered = rejudgings.find(transaction, id).orElseThrow();
            Optional<String> handlerId = rejudgings.handlerAfter(transaction, ordered);
            if (handlerId.isPresent()) {
                judgeOne(transaction, ordered, handlerId.get());
            } else {
                rejudgings.keep(transaction, ordered.finished(clock.instant()));
            }
        }
    }

    private void judgeOne(Connection transaction, Rejudging ordered, String handlerId) throws SQLException {
        Optional<Difference> difference;
        try {
            difference = judge.judge(ordered, handlerId);
        } catch (LedgerUnavailable notNow) {
            throw notNow;
        } catch (RuntimeException e) {
            LOG.errorf(e, "The re-judging %s cannot go on", ordered.id());
            rejudgings.keep(
                    transaction, ordered.failed("handler " + handlerId + " cannot be judged again", clock.instant()));
            return;
        }
        if (difference.isPresent()) {
            rejudgings.keep(transaction, ordered.id(), difference.get());
        }
        rejudgings.keep(transaction, ordered.after(handlerId));
    }
}
