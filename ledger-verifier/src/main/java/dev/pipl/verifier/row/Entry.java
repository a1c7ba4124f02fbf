package dev.pipl.verifier.row;

import dev.pipl.verifier.fault.EventName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One entry of a body; the kinds of {@code docs/ledger-format.md}. */
public sealed interface Entry {

    /** What a fault in it is named by. */
    EventName name();

    /** An entry with the identity of a pipeline's event. */
    sealed interface Recorded extends Entry {
        Instant receivedAt();

        long position();
    }

    /** A claimed ground and how the law answered it. */
    record Ground(String ground, String outcome, String provision, String evidence) {}

    /** Kind 1. */
    record Transfer(
            EventName name,
            Instant receivedAt,
            long position,
            Instant occurredAt,
            String occurredAtText,
            String data,
            boolean counts,
            Optional<Ground> ground,
            boolean importantData,
            boolean statutoryDuty,
            Optional<DeclaredNumbers> declared,
            Persons persons)
            implements Recorded {}

    /** Kind 2. */
    record VoidProposal(EventName name, Instant receivedAt, long position, EventName voided) implements Recorded {}

    /** Kind 3. */
    record VoidApproval(EventName voided, Instant approvedAt) implements Entry {
        @Override
        public EventName name() {
            return voided;
        }
    }

    /** Kind 4. */
    record ProfileChange(EventName name, Instant effectiveAt) implements Entry {}

    /** Kind 5. */
    record YearOpening(EventName name, long previousYear, String previousRoute, Instant openedAt) implements Entry {}

    /** Kind 6. */
    record GroundDecision(
            EventName name,
            String ground,
            String evidence,
            boolean honoured,
            Optional<LocalDate> from,
            Instant decidedAt,
            boolean takenOver)
            implements Entry {}

    /** Kind 7. */
    record RouteReview(EventName name, Instant decidedAt) implements Entry {}

    /** Kind 8. */
    record RuleChange(EventName name, String ruleVersion, Instant effectiveAt) implements Entry {}

    /** Kind 9. Named as the row's cause names it; its crossings name the succession. */
    record TakeOver(
            EventName name,
            String successionId,
            String predecessorId,
            long part,
            Instant effectiveAt,
            boolean counts,
            Optional<DeclaredNumbers> declared,
            Persons persons)
            implements Entry {}
}
