package dev.pipl.crossborder.correction;

import dev.pipl.crossborder.ledger.Adjusted;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.LedgerWriter;
import java.util.Optional;

/**
 * Takes an approved correction to the ledger. Doing so again has no further effect, so that whoever finds a correction
 * approved and not applied may finish it. Thread-safe.
 */
public final class ApplyCorrection {

    private final LedgerWriter ledger;

    public ApplyCorrection(LedgerWriter ledger) {
        this.ledger = ledger;
    }

    /**
     * The correction as the ledger has it now, applied or lapsed.
     *
     * @throws LedgerUnavailable it is not certain that the ledger has it; try again
     */
    public Correction apply(Correction approved) {
        return approved.finished(write(approved));
    }

    private Optional<Adjusted> write(Correction approved) {
        Correction.Decision decision = approved.decision().orElseThrow();
        if (approved.event().isEmpty()) {
            return ledger.write(new Batch.RouteReviewed(
                    approved.id(),
                    approved.handlerId(),
                    approved.year().orElseThrow(),
                    approved.reason(),
                    approved.evidence(),
                    decision.by(),
                    decision.at()));
        }
        return ledger.write(new Batch.VoidApproved(
                approved.id(),
                approved.event().get(),
                approved.reasonCode().orElseThrow() + ": " + approved.reason(),
                approved.evidence(),
                decision.by(),
                decision.at()));
    }
}
