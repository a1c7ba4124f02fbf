package dev.pipl.crossborder.exemption;

import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.events.EventIds;
import java.time.LocalDate;
import java.util.Optional;

/** What the ledger is to be told of a claim. Told twice, it has effect once. */
public final class LedgerDecision {

    private LedgerDecision() {}

    /** What the claim's newest step means for the count; empty for a step that means nothing to it. */
    public static Optional<Batch.GroundDecided> of(ClaimedGround claim) {
        return switch (claim.state()) {
            case PENDING, RECORDED -> Optional.empty();
            case APPROVED, REFUSED ->
                claim.decision()
                        .map(made -> new Batch.GroundDecided(
                                EventIds.of(
                                        "ground-decision",
                                        claim.id(),
                                        claim.state().name()),
                                claim.handlerId(),
                                claim.ground(),
                                claim.evidence(),
                                made.approved(),
                                Optional.empty(),
                                made.reason(),
                                made.by(),
                                made.at()));
            case LOST ->
                claim.loss()
                        .map(loss -> new Batch.GroundDecided(
                                EventIds.of(
                                        "ground-decision",
                                        claim.id(),
                                        claim.state().name()),
                                claim.handlerId(),
                                claim.ground(),
                                claim.evidence(),
                                false,
                                from(loss),
                                loss.reason(),
                                loss.by(),
                                loss.at()));
        };
    }

    private static Optional<LocalDate> from(ClaimedGround.Loss loss) {
        return loss.neverMet() ? Optional.empty() : Optional.of(loss.from());
    }
}
