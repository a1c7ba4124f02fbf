package dev.pipl.crossborder.ledger;

import dev.pipl.law.route.ExemptionGround;
import java.time.LocalDate;
import java.util.Optional;

/** Decisions of persons as tests need them. */
final class Corrections {

    private Corrections() {}

    static Batch.VoidApproved voiding(Transfers transfer) {
        return new Batch.VoidApproved(
                "correction-of-" + transfer.identity().id(),
                transfer.identity(),
                "never sent",
                "log 17",
                "second-person",
                TestLedger.NOW);
    }

    static Batch.GroundDecided approving(String handlerId, ExemptionGround ground, String evidence) {
        return deciding("approval-of-" + evidence, handlerId, ground, evidence, true, Optional.empty());
    }

    static Batch.GroundDecided neverMet(String handlerId, ExemptionGround ground, String evidence) {
        return deciding("finding-on-" + evidence, handlerId, ground, evidence, false, Optional.empty());
    }

    static Batch.GroundDecided deciding(
            String decisionId,
            String handlerId,
            ExemptionGround ground,
            String evidence,
            boolean honoured,
            Optional<LocalDate> from) {
        return new Batch.GroundDecided(
                decisionId,
                handlerId,
                ground,
                evidence,
                honoured,
                from,
                "file reviewed",
                "second-person",
                TestLedger.NOW);
    }

    static Batch.RouteReviewed reviewing(String handlerId, int year) {
        return new Batch.RouteReviewed(
                "review-of-" + year, handlerId, year, "counts confirmed", "file 9", "second-person", TestLedger.NOW);
    }
}
