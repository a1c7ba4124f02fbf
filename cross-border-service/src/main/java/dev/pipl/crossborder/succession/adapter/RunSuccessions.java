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
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.instance.WorkTurn;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.time.Turn;
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
    private final JdbcCommands transactions;
    private final JdbcAlertOnce alerts;
    private final Clock clock;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "The succession %s");
    private final HeldUp<String> all = new HeldUp<>(LOG, "Work on %s");
    private volatile boolean isStopping;
    private Memo memo;

    /** Folding a predecessor once for all parts. */
    private record Memo(String successionId, PredecessorYear.Taken taken) {}

    @SuppressWarnings("checkstyle:ParameterNumber")
    RunSuccessions(
            PgSuccessions successions,
            Handlers handlers,
            LedgerStore store,
            LedgerWriter ledger,
            PersonUnions unions,
            JdbcCommands transactions,
            JdbcAlertOnce alerts,
            Clock clock) {
        this.successions = successions;
        this.handlers = handlers;
        this.store = store;
        this.ledger = ledger;
        this.unions = unions;
        this.predecessors = new PredecessorYear(store);
        this.transactions = transactions;
        this.alerts = alerts;
        this.clock = clock;
    }

    void onStop(@Observes ShutdownEvent stopping) {
        isStopping = true;
    }

    @Scheduled(
            every = "${pipl.crossborder.successions.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        if (!handlers.isReady()) {
            return;
        }
        try {
            boolean isMore = true;
            while (isMore && !isStopping) {
                isMore = Turn.of(() -> step(heldUp.resting()));
            }
            watch();
            all.done("successions");
        } catch (Refusal e) {
            all.failed("successions", e);
        } finally {
            memo = null;
        }
    }

    /** One that cannot go on waits, and keeps no other waiting. */
    private boolean step(Set<String> without) {
        String[] atHand = new String[1];
        try {
            return transactions.inTransaction(transaction -> {
                WorkTurn.mayIdle(transaction);
                Optional<Succession> due = successions.due(transaction, BeijingCalendar.today(clock), without);
                if (due.isPresent()) {
                    atHand[0] = due.get().id();
                    step(transaction, due.get());
                    heldUp.done(atHand[0]);
                }
                return due.isPresent();
            });
        } catch (RuntimeException e) {
            memo = null;
            if (atHand[0] == null) {
                throw e;
            }
            heldUp.failed(atHand[0], e);
            return true;
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
        if (memo == null || !memo.successionId().equals(succession.id())) {
            // Named after the predecessor, so that a succession recorded again replaces its numbers.
            String prefix = "succession/" + succession.predecessorId() + "/";
            memo = new Memo(
                    succession.id(),
                    predecessors.of(
                            succession.predecessorId(),
                            succession.year(),
                            succession.progress().predecessorSequence(),
                            succession.progress().matched(),
                            dataset -> prefix + dataset));
        }
        return memo.taken();
    }

    private void watch() {
        Optional<String> last = Optional.of("");
        while (last.isPresent() && !isStopping) {
            last = watchAfter(last.get());
        }
    }

    private Optional<String> watchAfter(String after) {
        String[] atHand = new String[1];
        try {
            return transactions.inTransaction(transaction -> {
                Optional<Succession> next = successions.doneAfter(transaction, after);
                if (next.isPresent()) {
                    atHand[0] = next.get().id();
                    if (!heldUp.rests(atHand[0])) {
                        watch(transaction, next.get());
                        heldUp.done(atHand[0]);
                    }
                }
                return next.map(Succession::id);
            });
        } catch (RuntimeException e) {
            if (atHand[0] == null) {
                throw e;
            }
            heldUp.failed(atHand[0], e);
            return Optional.of(atHand[0]);
        }
    }

    private void watch(Connection transaction, Succession succession) throws SQLException {
        WorkTurn.mayIdle(transaction);
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
