package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.mechanism.StepDeadline.Clock;
import dev.pipl.crossborder.mechanism.StepInput.Impact;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.assessment.AssessmentConditions;
import dev.pipl.law.contract.ContractRules;
import dev.pipl.law.pipia.AssessmentRules;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.law.time.Workdays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The steps of a standard contract and of the contract of the Greater Bay Area (guide 3.8). */
final class ContractSteps {

    private final ContractRules rules;
    private final AssessmentConditions assessments;
    private final AssessmentRules impacts;

    ContractSteps(Provisions law, Workdays workdays) {
        rules = ContractRules.of(law, workdays);
        assessments = AssessmentConditions.of(law);
        impacts = AssessmentRules.of(law);
    }

    Dossier open(Opening opening, StepInput input, Actor actor, Instant now, Surroundings around) {
        Impact impact = input.impact().orElseThrow(() -> TakeStep.missing("impactAssessment"));
        requireOpen(opening.kind(), opening.scope(), BeijingCalendar.dateOf(now), around);
        return Revision.opening(
                        opening.id(), opening.handlerId(), opening.kind(), MechanismState.PIPIA_DONE, opening.scope())
                .restingOn(Optional.of(impact))
                .taken(Optional.empty(), MechanismState.PIPIA_DONE, input, actor, now);
    }

    Dossier take(Dossier dossier, MechanismStep step, StepInput input, Actor actor, Instant now, Surroundings around) {
        Revision revision = Revision.of(dossier);
        MechanismState to = switch (step) {
            case SIGNING -> signing(revision, dossier, input, around);
            case EFFECT -> effect(revision, dossier, input, around);
            case FILING -> submitted(revision, Clock.FILING, input);
            case FILING_CHECK -> filingCheck(revision, input);
            case SUPPLEMENT -> submitted(revision, Clock.SUPPLEMENT, input);
            case CHANGE -> changed(revision, input);
            case TERMINATION -> terminated(revision, input, now);
            default -> throw new IllegalStateException(step + " is no step of a contract");
        };
        return revision.taken(Optional.of(step), to, input, actor, now);
    }

    /** After a change a new impact assessment comes first (SCC 8). */
    private MechanismState signing(Revision revision, Dossier dossier, StepInput input, Surroundings around) {
        if (dossier.state() == MechanismState.CHANGED && input.impact().isEmpty()) {
            throw TakeStep.missing("impactAssessment");
        }
        Scope agreed = input.scope().orElse(dossier.scope());
        requireOpen(dossier.kind(), agreed, input.on(), around);
        revision.covering(agreed).restingOn(input.impact()).known(input.reference());
        return MechanismState.SIGNED;
    }

    private MechanismState effect(Revision revision, Dossier dossier, StepInput input, Surroundings around) {
        LocalDate on = input.on();
        requireOpen(dossier.kind(), dossier.scope(), on, around);
        requireBeforehand(dossier.impact().orElseThrow(), on);
        Instant from = BeijingCalendar.startOf(on);
        revision.end(from).begin(from, Optional.empty()).run(Clock.FILING, rules.filing(on));
        return MechanismState.EFFECTIVE;
    }

    private void requireBeforehand(Impact impact, LocalDate effectiveOn) {
        impacts.startedBefore(impact.completedOn(), Optional.of(effectiveOn)).ifPresent(finding -> {
            throw Refusal.ofRule(
                    MechanismProblem.IMPACT_ASSESSMENT_TOO_LATE,
                    new Bilingual(
                            "影响评估完成于合同生效之后", "The impact assessment was completed after the contract took effect"),
                    List.of(finding));
        });
    }

    /** Not for operators of critical infrastructure, important data and state organs; not for what failed elsewhere. */
    private void requireOpen(MechanismKind kind, Scope scope, LocalDate on, Surroundings around) {
        List<Finding> against = rules.notOpen(on, around.handler(on), scope.importantData());
        if (!against.isEmpty()) {
            throw Refusal.ofRule(
                    MechanismProblem.CONTRACT_NOT_OPEN, MechanismProblem.CONTRACT_NOT_OPEN.title(), against);
        }
        around.barredBy(scope).ifPresent(assessment -> {
            throw Refusal.ofRule(
                    MechanismProblem.MATTER_BARRED,
                    new Bilingual(
                            "未通过安全评估的同一事项不得再以合同或者认证出境",
                            "What failed a security assessment is closed to contract and certificate"),
                    assessments.failedBars(on, assessment));
        });
        if (kind == MechanismKind.BAY_AREA_CONTRACT) {
            List<Finding> outside = rules.bayArea(on, around.recipientsOutsideBayArea(scope));
            if (!outside.isEmpty()) {
                throw Refusal.ofRule(
                        MechanismProblem.RECIPIENT_OUTSIDE_BAY_AREA,
                        new Bilingual(
                                "大湾区标准合同仅适用于湾区内的接收方，不得再向湾区外提供",
                                "The Area's contract serves recipients inside the Area only, never onward"),
                        outside);
            }
        }
    }

    private MechanismState submitted(Revision revision, Clock met, StepInput input) {
        revision.met(met, input.on()).run(Clock.FILING_CHECK, rules.filingCheck(input.on()));
        return MechanismState.FILING_SUBMITTED;
    }

    private MechanismState filingCheck(Revision revision, StepInput input) {
        MechanismState outcome = input.outcome().orElseThrow();
        revision.met(Clock.FILING_CHECK, input.on());
        if (outcome == MechanismState.FILED) {
            revision.known(input.reference());
        }
        if (outcome == MechanismState.SUPPLEMENT_REQUIRED) {
            revision.run(Clock.SUPPLEMENT, rules.supplement(input.on()));
        }
        return outcome;
    }

    /** From the change on the contract as it was does not carry the activity as it is. */
    private static MechanismState changed(Revision revision, StepInput input) {
        revision.end(BeijingCalendar.startOf(input.on()));
        return MechanismState.CHANGED;
    }

    private static MechanismState terminated(Revision revision, StepInput input, Instant now) {
        revision.end(TakeStep.endOf(input.on(), now));
        return MechanismState.TERMINATED;
    }
}
