package dev.pipl.crossborder.correction;

import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.correction.CorrectionReason;
import dev.pipl.law.correction.CorrectionRules;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges a correction that an officer proposes. Thread-safe. */
public final class ProposeCorrection {

    /** Technical limits, in characters. */
    private static final int TEXT_MAX = 2_000;

    private static final int NAME_MAX = 300;

    private final CorrectionRules rules;
    private final LedgerReader ledger;

    public ProposeCorrection(CorrectionRules rules, LedgerReader ledger) {
        this.rules = rules;
        this.ledger = ledger;
    }

    /** What is said, not judged yet; {@code null} where it was not said. */
    public record Statement(
            CorrectionKind kind,
            String source,
            String eventId,
            String replacementEventId,
            Integer year,
            CorrectionReason reasonCode,
            String reason,
            String evidence) {}

    /**
     * The correction, for a second person to decide.
     *
     * @throws Refusal 400 with the fields at fault; 422 {@code provision-happened} with its finding, {@code event-unknown}
     *     or {@code replacement-unknown}; 409 {@code no-lower-route}
     */
    public Correction judge(String id, String handlerId, Statement said, String proposer, Instant now) {
        checkForm(said);
        if (said.kind() == CorrectionKind.LOWER_ROUTE) {
            requireLowerRoute(handlerId, said.year());
            return proposed(id, handlerId, said, Optional.empty(), proposer, now);
        }
        requireCorrigible(said.reasonCode(), BeijingCalendar.dateOf(now));
        EventIdentity event = new EventIdentity(handlerId, said.source(), said.eventId());
        if (ledger.findTransfer(event).isEmpty()) {
            throw new Refusal(CorrectionProblem.EVENT_UNKNOWN);
        }
        if (said.kind() == CorrectionKind.REPLACE
                && (said.replacementEventId().equals(said.eventId())
                        || ledger.findTransfer(new EventIdentity(handlerId, said.source(), said.replacementEventId()))
                                .isEmpty())) {
            throw new Refusal(CorrectionProblem.REPLACEMENT_UNKNOWN);
        }
        return proposed(id, handlerId, said, Optional.of(event), proposer, now);
    }

    /** @throws Refusal 422 {@code provision-happened} for a reason that concedes that the provision took place */
    void requireCorrigible(CorrectionReason reason, LocalDate on) {
        Optional<Finding> against = rules.refusal(on, reason);
        if (against.isPresent()) {
            throw Refusal.ofRule(
                    CorrectionProblem.PROVISION_HAPPENED,
                    new Bilingual(
                            "事后的删除或者撤回同意不影响已经发生的提供，人数仍计入累计",
                            "A later deletion or withdrawal does not undo the provision; its persons stay in the count"),
                    List.of(against.get()));
        }
    }

    /** @throws Refusal 409 {@code no-lower-route} */
    void requireLowerRoute(String handlerId, int year) {
        if (ledger.year(handlerId, year).lowerRoute().isEmpty()) {
            throw new Refusal(CorrectionProblem.NO_LOWER_ROUTE);
        }
    }

    /**
     * One correction of a transfer, or of a year's route, at a time.
     *
     * @param others all corrections of the same transfer or year
     * @throws Refusal 409 {@code event-voided} or {@code correction-open}
     */
    public static void requireAlone(Correction proposed, List<Correction> others) {
        for (Correction other : others) {
            boolean isVoided = other.event().isPresent()
                    && (other.state() == CorrectionState.APPROVED || other.state() == CorrectionState.APPLIED);
            if (isVoided && !other.id().equals(proposed.id())) {
                throw new Refusal(CorrectionProblem.EVENT_VOIDED);
            }
        }
        boolean isOpen = others.stream()
                .anyMatch(other -> other.state() == CorrectionState.PROPOSED
                        || (other.event().isEmpty() && other.state() == CorrectionState.APPROVED));
        if (isOpen) {
            throw new Refusal(CorrectionProblem.CORRECTION_OPEN);
        }
    }

    private static void checkForm(Statement said) {
        Form form = new Form();
        form.required("kind", said.kind());
        form.text("reason", said.reason(), TEXT_MAX);
        form.text("evidence", said.evidence(), TEXT_MAX);
        if (said.kind() == CorrectionKind.LOWER_ROUTE) {
            form.required("year", said.year());
        } else if (said.kind() != null) {
            form.text("source", said.source(), NAME_MAX);
            form.text("eventId", said.eventId(), NAME_MAX);
            form.required("reasonCode", said.reasonCode());
        }
        if (said.kind() == CorrectionKind.REPLACE) {
            form.text("replacementEventId", said.replacementEventId(), NAME_MAX);
        }
        form.check();
    }

    private static Correction proposed(
            String id, String handlerId, Statement said, Optional<EventIdentity> event, String proposer, Instant now) {
        boolean isRoute = event.isEmpty();
        return new Correction(
                id,
                handlerId,
                said.kind(),
                CorrectionState.PROPOSED,
                1,
                Correction.Origin.OFFICER,
                event,
                said.kind() == CorrectionKind.REPLACE ? Optional.of(said.replacementEventId()) : Optional.empty(),
                isRoute ? OptionalInt.of(said.year()) : OptionalInt.empty(),
                isRoute ? Optional.empty() : Optional.of(said.reasonCode()),
                said.reason(),
                said.evidence(),
                proposer,
                now,
                Optional.empty(),
                Optional.empty());
    }
}
