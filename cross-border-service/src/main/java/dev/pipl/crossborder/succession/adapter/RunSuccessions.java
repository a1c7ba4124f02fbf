package dev.pipl.crossborder.succession.adapter;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.crossborder.ledger.PersonUnions;
import dev.pipl.crossborder.ledger.PredecessorYear;
import dev.pipl.crossborder.succession.AfterSuccession;
import dev.pipl.crossborder.succession.MatchPersons;
import dev.pipl.crossborder.succession.Succession;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.alert.JdbcAlertOnce;
import dev.pipl.kit.instance.WaitingRows;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Carries approved successions out from their day on, part by part, each in a transaction of the ledger: after a crash it
 * goes on where it was. Then watches the predecessors' ledgers for what comes after.
 */
@ApplicationScoped
class RunSuccessions {

    private static final Logger LOG = Logger.getLogger(RunSuccessions.class);
    private static final URI SOURCE = URI.create("/cross-border");

    private final PgSuccessions successions;
    private final Handlers handlers;
    private final LedgerStore store;
    private final LedgerWriter ledger;
    private final PersonUnions unions;
    private final PredecessorYear predecessors;
    private final JdbcAlertOnce alerts;
    private final Clock clock;
    private final WaitingRows<String> due;
    private final WaitingRows<String> done;
    private Memo memo;

    /** Folding a predecessor once for all parts. */
    private record Memo(String successionId, long predecessorSequence, boolean matched, PredecessorYear.Taken taken) {
        boolean isOf(Succession succession) {
            return successionId.equals(succession.id())
                    && predecessorSequence == succession.progress().predecessorSequence()
                    && matched == succession.progress().matched();
        }
    }

    @SuppressWarnings("checkstyle:ParameterNumber")
    RunSuccessions(
            PgSuccessions successions,
            Handlers handlers,
            LedgerStore store,
            LedgerWriter ledger,
            PersonUnions unions,
            DataSource database,
            JdbcAlertOnce alerts,
            Clock clock) {
        this.successions = successions;
        this.handlers = handlers;
        this.store = store;
        this.ledger = ledger;
        this.unions = unions;
        this.predecessors = new PredecessorYear(store);
        this.alerts = alerts;
        this.clock = clock;
        this.due = new WaitingRows<>(database, LOG, "The succession %s", "Work on successions", new Due());
        this.done = new WaitingRows<>(
                database, LOG, "Watching after the succession %s", "Watching after successions", new Done());
    }

    void onStop(@Observes ShutdownEvent stopping) {
        due.stop();
        done.stop();
    }

    @Scheduled(
            every = "${pipl.crossborder.successions.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        if (!handlers.isReady()) {
            return;
        }
        due.workOff();
        memo = null;
        done.workOff();
    }

    /** One that cannot go on waits, and keeps no other waiting. */
    private final class Due implements WaitingRows.Rows<String> {
        @Override
        public Optional<String> next(Connection transaction, Set<String> without) throws SQLException {
            return successions.due(transaction, BeijingCalendar.today(clock), without);
        }

        @Override
        public String ownerOf(String id) {
            return id;
        }

        @Override
        public void work(Connection transaction, String id) throws SQLException {
            step(transaction, successions.find(transaction, id).orElseThrow());
        }
    }

    /** Each once in a round, whether or not there is anything to note. */
    private final class Done implements WaitingRows.Rows<String> {
        private String last = "";

        @Override
        public Optional<String> next(Connection transaction, Set<String> without) throws SQLException {
            Optional<String> next = successions.doneAfter(transaction, last, without);
            last = next.orElse("");
            return next;
        }

        @Override
        public String ownerOf(String id) {
            return id;
        }

        @Override
        public void work(Connection transaction, String id) throws SQLException {
            watch(transaction, successions.find(transaction, id).orElseThrow());
        }
    }

    private void step(Connection transaction, Succession succession) throws SQLException {
        if (succession.progress() == null) {
            successions.keep(transaction, succession.at(begin(succession)));
        } else if (succession.progress().done() == succession.progress().parts()) {
            successions.keep(transaction, succession.done());
        } else {
            write(succession);
            successions.keep(transaction, succession.at(succession.progress().next()));
        }
    }

    private Succession.Progress begin(Succession succession) {
        PersonUnions.Member predecessor = unions.member(succession.predecessorId(), succession.year());
        PersonUnions.Member successor = unions.member(succession.successorId(), succession.year());
        boolean isMatched = MatchPersons.isPossible(
                predecessor, successor, groupOf(succession.predecessorId()), groupOf(succession.successorId()));
        Succession.Progress begun = new Succession.Progress(
                predecessor.sequence(), successor.sequence(), isMatched, 0, 0, predecessor.sequence());
        int parts = taken(succession.at(begun)).parts().size();
        return new Succession.Progress(
                predecessor.sequence(), successor.sequence(), isMatched, parts, 0, predecessor.sequence());
    }

    private void write(Succession succession) {
        Succession.Progress progress = succession.progress();
        PredecessorYear.Taken taken = taken(succession);
        KnownHandler successor = handler(succession.successorId());
        ledger.write(new Batch.TakeOver(
                succession.id(),
                succession.predecessorId(),
                progress.predecessorSequence(),
                succession.year(),
                progress.done(),
                taken.parts().get(progress.done()),
                taken.tokenKeyIds(),
                BeijingCalendar.startOf(succession.effectiveOn()),
                successor.on(succession.effectiveOn()),
                progress.successorSequence()));
    }

    private PredecessorYear.Taken taken(Succession succession) {
        if (memo == null || !memo.isOf(succession)) {
            // Named after the predecessor, so that a succession recorded again replaces its numbers.
            String prefix = "succession/" + succession.predecessorId() + "/";
            Succession.Progress progress = succession.progress();
            memo = new Memo(
                    succession.id(),
                    progress.predecessorSequence(),
                    progress.matched(),
                    predecessors.of(
                            succession.predecessorId(),
                            succession.year(),
                            progress.predecessorSequence(),
                            progress.matched(),
                            dataset -> prefix + dataset));
        }
        return memo.taken();
    }

    private void watch(Connection transaction, Succession succession) throws SQLException {
        AfterSuccession since = new AfterSuccession(succession);
        long[] seen = {succession.progress().seen()};
        store.rowsAfter(succession.predecessorId(), succession.year(), seen[0], row -> {
            since.see(row);
            seen[0] = row.sequence();
        });
        if (seen[0] == succession.progress().seen()) {
            return;
        }
        for (AlertRaised alert : since.alerts()) {
            alerts.raise(transaction, SOURCE, alert);
        }
        successions.keep(transaction, succession.at(succession.progress().seenUpTo(seen[0])));
    }

    private Optional<String> groupOf(String handlerId) {
        return Optional.ofNullable(handler(handlerId).profile().groupId());
    }

    private KnownHandler handler(String handlerId) {
        return handlers.find(handlerId)
                .orElseThrow(() -> new LedgerUnavailable("the handler " + handlerId + " is not known yet"));
    }
}
