package dev.pipl.crossborder.correction.adapter;

import dev.pipl.crossborder.correction.ApplyCorrection;
import dev.pipl.crossborder.correction.Correction;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.LedgerWriter;
import dev.pipl.events.EventJson;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.time.adapter.InTurn;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Applies approved corrections to the ledger, first the ledger and then the correction's state: what was left between the
 * two when a process died is found here, and done again without further effect.
 */
@ApplicationScoped
public class FinishCorrections {

    private static final Logger LOG = Logger.getLogger(FinishCorrections.class);
    private static final int AT_ONCE = 50;

    private final JdbcCommands transactions;
    private final ApplyCorrection apply;
    private final JdbcTrail trail;
    private final Clock clock;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Applying the approved correction %s");
    private final HeldUp<String> all = new HeldUp<>(LOG, "Applying %s");

    FinishCorrections(JdbcCommands transactions, LedgerWriter ledger, JdbcTrail trail, Clock clock) {
        this.transactions = transactions;
        this.apply = new ApplyCorrection(ledger);
        this.trail = trail;
        this.clock = clock;
    }

    @InTurn
    @Scheduled(every = "${pipl.correction.every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        all.attempt("approved corrections", this::finishAll);
    }

    /** Everything that is approved and not applied; one that cannot be applied now keeps no other waiting. */
    void finishAll() {
        Set<String> resting = heldUp.resting();
        List<Correction> waiting =
                transactions.inTransaction(connection -> PgCorrections.toApply(connection, resting, AT_ONCE));
        for (Correction approved : waiting) {
            heldUp.attempt(approved.id(), () -> finish(approved));
        }
    }

    /**
     * Applies an approved correction; what another instance applied meanwhile stays as that one left it.
     *
     * @throws LedgerUnavailable the ledger may or may not have it; the next round tries again
     */
    void finish(Correction approved) {
        Correction finished = apply.apply(approved);
        transactions.inTransaction(transaction -> {
            if (PgCorrections.update(transaction, finished)) {
                trail.add(
                        transaction,
                        TrailEntry.byService(
                                        "cross-border",
                                        clock.instant(),
                                        "apply-correction",
                                        "correction",
                                        finished.id())
                                .of(finished.handlerId())
                                .changing(
                                        EventJson.mapper().valueToTree(CorrectionView.of(approved)),
                                        EventJson.mapper().valueToTree(CorrectionView.of(finished))));
            }
            return null;
        });
    }
}
