package dev.pipl.crossborder.correction;

import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.correction.CorrectionReason;
import dev.pipl.law.time.BeijingCalendar;
import java.util.List;
import java.util.Optional;

/** Judges what a second person decides about a correction. Thread-safe. */
public final class DecideCorrection {

    private final ProposeCorrection propose;

    public DecideCorrection(ProposeCorrection propose) {
        this.propose = propose;
    }

    /**
     * Approves.
     *
     * @param others all corrections of the same transfer or year
     * @param classified the reason as the second person sees it; empty to leave it as proposed
     * @throws Refusal 409 {@code correction-decided}, {@code event-voided} or {@code no-lower-route}; 422 {@code
     *     reason-code-missing}, or {@code provision-happened} with its finding
     */
    public Correction approve(
            Correction correction,
            List<Correction> others,
            Optional<CorrectionReason> classified,
            Correction.Decision decision) {
        Correction approved = correction.decided(CorrectionState.APPROVED, decision, classified);
        if (correction.event().isEmpty()) {
            propose.requireLowerRoute(correction.handlerId(), correction.year().orElseThrow());
            return approved;
        }
        CorrectionReason reason =
                approved.reasonCode().orElseThrow(() -> new Refusal(CorrectionProblem.REASON_CODE_MISSING));
        propose.requireCorrigible(reason, BeijingCalendar.dateOf(decision.at()));
        boolean isVoided = others.stream()
                .anyMatch(other -> !other.id().equals(correction.id())
                        && other.state() != CorrectionState.PROPOSED
                        && other.isOpenOrApplied());
        if (isVoided) {
            throw new Refusal(CorrectionProblem.EVENT_VOIDED);
        }
        return approved;
    }

    /**
     * Refuses.
     *
     * @throws Refusal 409 {@code correction-decided}
     */
    public Correction refuse(Correction correction, Correction.Decision decision) {
        return correction.decided(CorrectionState.REFUSED, decision, Optional.empty());
    }
}
