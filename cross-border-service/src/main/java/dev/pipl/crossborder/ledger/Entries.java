package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.ExemptionClaim;
import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.TransferVoid;
import dev.pipl.events.EventIds;
import dev.pipl.law.route.GroundClaim;
import dev.pipl.law.route.GroundDecision;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.Optional;

/** Makes ledger entries of what arrives. */
final class Entries {

    private Entries() {}

    static Entry.Transfer of(
            Draft draft, Arrival arrival, OutboundTransfer transfer, RouteTable table, Adjustments decided) {
        HandlerFacts facts = arrival.handler().facts();
        return new Entry.Transfer(
                transfer.identity(),
                transfer.content(),
                arrival.receivedAt(),
                position(arrival.coordinates()),
                transfer.occurredAt(),
                draft.occurredAtText(),
                draft.data(),
                arrival.handler(),
                arrival.recipient(),
                transfer.exemption().isPresent()
                        ? counting(arrival, transfer, transfer.exemption().get(), table, decided)
                        : Entry.Counting.PLAIN,
                transfer.importantData(),
                facts.kind() == HandlerKind.PUBLIC_BODY && transfer.legalBasis() == LegalBasis.STATUTORY_DUTY,
                transfer.declaredCounts(),
                transfer.tokenKeyId(),
                draft.persons());
    }

    static Entry.VoidProposal of(Arrival arrival, TransferVoid proposal) {
        return new Entry.VoidProposal(
                proposal.identity(),
                proposal.content(),
                arrival.receivedAt(),
                position(arrival.coordinates()),
                proposal.voidedSource(),
                proposal.voidedEventId(),
                proposal.reason(),
                proposal.evidence());
    }

    static Entry.VoidApproval of(Batch.VoidApproved approved) {
        return new Entry.VoidApproval(
                approved.voided(),
                approved.reason(),
                approved.evidence(),
                approved.approvedBy(),
                approved.approvedAt());
    }

    static Entry.GroundDecided of(Batch.GroundDecided decided, boolean isTakenOver) {
        return new Entry.GroundDecided(
                decided.decisionId(),
                decided.ground(),
                decided.evidence(),
                decided.honoured(),
                decided.from(),
                decided.reason(),
                decided.decidedBy(),
                decided.decidedAt(),
                isTakenOver);
    }

    static Entry.RouteReview of(Batch.RouteReviewed reviewed) {
        return new Entry.RouteReview(
                reviewed.reviewId(),
                reviewed.reason(),
                reviewed.evidence(),
                reviewed.decidedBy(),
                reviewed.decidedAt());
    }

    static Entry.Opening opening(String handlerId, int year, YearSummary earlier) {
        return new Entry.Opening(
                EventIds.of("year-opening", handlerId, Integer.toString(year)),
                earlier.year(),
                earlier.standing().route(),
                BeijingCalendar.startOf(LocalDate.of(year, 1, 1)));
    }

    static Entry.TakeOver of(Batch.TakeOver part) {
        return new Entry.TakeOver(
                part.successionId(),
                part.predecessorId(),
                part.predecessorSequence(),
                part.part(),
                part.effectiveAt(),
                part.successor(),
                part.content().counted(),
                part.content().declared(),
                part.tokenKeyIds(),
                part.content().persons());
    }

    /** Whether a ground takes the transfer out of the count, by what persons have approved so far. */
    private static Entry.Counting counting(
            Arrival arrival, OutboundTransfer transfer, ExemptionClaim claim, RouteTable table, Adjustments decided) {
        LocalDate day = BeijingCalendar.dateOf(transfer.occurredAt());
        GroundDecision decision = table.ground(
                day,
                arrival.handler().facts(),
                new GroundClaim(
                        claim.ground(), claim.evidence(), decided.isApproved(claim.ground(), claim.evidence(), day)),
                transfer.importantData(),
                arrival.zoneListing());
        return new Entry.Counting(
                !decision.honoured(),
                Optional.of(claim.ground()),
                decision.finding().outcome(),
                decision.finding().provision(),
                claim.evidence());
    }

    private static long position(Coordinates coordinates) {
        return coordinates instanceof Coordinates.KafkaRecord kafka
                ? kafka.offset()
                : ((Coordinates.HttpEvent) coordinates).index();
    }
}
