package dev.pipl.crossborder.correction;

import dev.pipl.crossborder.ledger.Adjusted;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.correction.CorrectionReason;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A correction. Immutable; every change counts the version up.
 *
 * @param event the transfer it is about; empty for a route
 * @param replacementEventId the transfer that says it rightly, of the same source; empty unless one replaces it
 * @param year the year whose route it is about; empty for a transfer
 * @param reasonCode empty for a route, and for a pipeline's proposal until it is approved
 * @param reason in the proposer's words
 * @param evidence where the evidence is found, never blank
 * @param proposedBy the subject of a person, or the pipeline's source
 * @param effect the ledger's row, once applied
 */
public record Correction(
        String id,
        String handlerId,
        CorrectionKind kind,
        CorrectionState state,
        long version,
        Origin origin,
        Optional<EventIdentity> event,
        Optional<String> replacementEventId,
        OptionalInt year,
        Optional<CorrectionReason> reasonCode,
        String reason,
        String evidence,
        String proposedBy,
        Instant proposedAt,
        Optional<Decision> decision,
        Optional<Adjusted> effect) {

    /** Who proposed it. */
    public enum Origin {
        OFFICER,
        PIPELINE
    }

    /** What the second person decided, and why. */
    public record Decision(String by, Instant at, String reason) {}

    /** Whether it can still change the ledger, or has. */
    public boolean isOpenOrApplied() {
        return state.isOpenOrApplied();
    }

    /** Whether that person has approved it already. */
    public boolean isApprovedBy(String subject) {
        return state != CorrectionState.PROPOSED
                && state != CorrectionState.REFUSED
                && decision.filter(made -> made.by().equals(subject)).isPresent();
    }

    /** @throws Refusal 409 {@code correction-decided} */
    Correction decided(CorrectionState next, Decision made, Optional<CorrectionReason> classified) {
        if (!state.canBecome(next)) {
            throw new Refusal(CorrectionProblem.CORRECTION_DECIDED);
        }
        return moved(next, Optional.of(made), classified.or(() -> reasonCode), effect);
    }

    /** The ledger's answer to an approved correction; empty if nothing was left to change. */
    Correction finished(Optional<Adjusted> adjusted) {
        CorrectionState next = adjusted.isPresent() ? CorrectionState.APPLIED : CorrectionState.LAPSED;
        if (!state.canBecome(next)) {
            throw new IllegalStateException("a correction that is " + state + " cannot be finished");
        }
        return moved(next, decision, reasonCode, adjusted);
    }

    private Correction moved(
            CorrectionState next,
            Optional<Decision> made,
            Optional<CorrectionReason> classified,
            Optional<Adjusted> adjusted) {
        return new Correction(
                id,
                handlerId,
                kind,
                next,
                version + 1,
                origin,
                event,
                replacementEventId,
                year,
                classified,
                reason,
                evidence,
                proposedBy,
                proposedAt,
                made,
                adjusted);
    }
}
