package dev.pipl.crossborder.mechanism;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.law.time.Workdays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens mechanisms and takes their steps: form first, then the state, then the law. */
public final class TakeStep {

    /** These can be agreed for a day to come; every other step is recorded when it was taken. */
    private static final Set<MechanismStep> MAY_LIE_AHEAD = EnumSet.of(MechanismStep.EFFECT, MechanismStep.CHANGE);

    private final AssessmentSteps assessments;
    private final ContractSteps contracts;
    private final OrganSteps organs;

    public TakeStep(Provisions law, Workdays workdays) {
        assessments = new AssessmentSteps(law, workdays);
        contracts = new ContractSteps(law, workdays);
        organs = new OrganSteps(law);
    }

    /**
     * A new mechanism in its first state.
     *
     * @throws Refusal 400 for the form, 422 where the law does not offer it
     */
    public Dossier open(Opening opening, StepInput input, Actor actor, Instant now, Surroundings around) {
        requireNotAhead(input.on(), now);
        return switch (opening.kind()) {
            case SECURITY_ASSESSMENT -> assessments.open(opening, input, actor, now);
            case STANDARD_CONTRACT, BAY_AREA_CONTRACT -> contracts.open(opening, input, actor, now, around);
            case STATE_ORGAN_ASSESSMENT -> organs.open(opening, input, actor, now, around);
            case CERTIFICATE -> throw organs.issuedByBody(now);
        };
    }

    /**
     * The dossier after the step.
     *
     * @throws Refusal 409 {@code mechanism-step-not-possible}, 400 for the form, 422 where the law refuses it
     */
    public Dossier take(
            Dossier dossier, MechanismStep step, StepInput input, Actor actor, Instant now, Surroundings around) {
        Transitions.require(dossier.kind(), dossier.stateAt(now), step);
        requireForm(dossier, step, input, actor, now);
        return switch (dossier.kind()) {
            case SECURITY_ASSESSMENT -> assessments.take(dossier, step, input, actor, now, around);
            case STANDARD_CONTRACT, BAY_AREA_CONTRACT -> contracts.take(dossier, step, input, actor, now, around);
            case STATE_ORGAN_ASSESSMENT -> organs.take(dossier, step, input, actor, now);
            case CERTIFICATE -> throw new IllegalStateException("a certificate has no steps here");
        };
    }

    /** Notes that the validity has ended: the calendar's step. */
    public Dossier expire(Dossier dossier, Instant now) {
        StepInput today = StepInput.on(BeijingCalendar.dateOf(now));
        Actor calendar = new Actor("service:cross-border", false);
        return Revision.of(dossier)
                .taken(Optional.of(MechanismStep.EXPIRY), MechanismState.EXPIRED, today, calendar, now);
    }

    private static void requireForm(Dossier dossier, MechanismStep step, StepInput input, Actor actor, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (input.on().isBefore(earliest(dossier))) {
            errors.add(new FieldError("on", "早于上一步骤", "is before the step before"));
        }
        if (step.outcomes().size() > 1
                && step != MechanismStep.CHANGE
                && input.outcome().filter(step.outcomes()::contains).isEmpty()) {
            errors.add(new FieldError("outcome", "须为 " + step.outcomes(), "must be one of " + step.outcomes()));
        }
        if (isOfAuthority(dossier, step)
                && !actor.isRegulator()
                && input.reference().isEmpty()) {
            errors.add(
                    new FieldError("reference", "须填写主管部门文书编号", "the reference of the authority's letter is missing"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
        if (!MAY_LIE_AHEAD.contains(step)) {
            requireNotAhead(input.on(), now);
        }
    }

    /** Whether the authority takes it: also the end of an assessed activity (SA 17), not that of a contract. */
    public static boolean isOfAuthority(Dossier dossier, MechanismStep step) {
        return step.isOfAuthority()
                || (step == MechanismStep.TERMINATION && dossier.kind() == MechanismKind.SECURITY_ASSESSMENT);
    }

    /** A step that was agreed for a day to come does not hold up the ones before that day. */
    private static LocalDate earliest(Dossier dossier) {
        StepTaken last = dossier.lastStep();
        LocalDate recordedOn = BeijingCalendar.dateOf(last.recordedAt());
        return last.on().isBefore(recordedOn) ? last.on() : recordedOn;
    }

    private static void requireNotAhead(LocalDate on, Instant now) {
        if (on.isAfter(BeijingCalendar.dateOf(now))) {
            throw Refusal.ofFields(List.of(new FieldError("on", "不得晚于今天", "must not be after today")));
        }
    }

    /** The end of a day, or now if that is earlier: what was done until then was done in good right. */
    static Instant endOf(LocalDate day, Instant now) {
        Instant end = BeijingCalendar.startOf(day.plusDays(1));
        return end.isBefore(now) ? end : now;
    }

    static Refusal missing(String field) {
        return Refusal.ofFields(List.of(new FieldError(field, "缺少该字段", "is missing")));
    }
}
