package dev.pipl.crossborder.mechanism;

import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a state organ's own assessment (PIPL 36, 37): proposed by one person, approved by another. The law gives it
 * no term.
 */
final class OrganSteps {

    private final Provision stateOrgans;
    private final Provision certificates;

    OrganSteps(Provisions law) {
        stateOrgans = law.get("PIPL-36");
        certificates = law.get("CERT-8");
    }

    Dossier open(Opening opening, StepInput input, Actor actor, Instant now, Surroundings around) {
        HandlerKind kind = around.handler(BeijingCalendar.dateOf(now)).kind();
        if (kind != HandlerKind.STATE_ORGAN && kind != HandlerKind.PUBLIC_BODY) {
            throw Refusal.ofRule(
                    MechanismProblem.STATE_ORGAN_ONLY,
                    MechanismProblem.STATE_ORGAN_ONLY.title(),
                    List.of(finding(stateOrgans, "not-a-state-organ", Map.of("handlerKind", kind.name()))));
        }
        return Revision.opening(
                        opening.id(), opening.handlerId(), opening.kind(), MechanismState.PROPOSED, opening.scope())
                .taken(Optional.empty(), MechanismState.PROPOSED, input, actor, now);
    }

    Dossier take(Dossier dossier, MechanismStep step, StepInput input, Actor actor, Instant now) {
        Revision revision = Revision.of(dossier).known(input.reference());
        MechanismState to = switch (step) {
            case APPROVAL -> {
                revision.begin(now, Optional.empty());
                yield MechanismState.APPROVED;
            }
            case REFUSAL -> MechanismState.REFUSED;
            case TERMINATION -> {
                revision.end(TakeStep.endOf(input.on(), now));
                yield MechanismState.TERMINATED;
            }
            default -> throw new IllegalStateException(step + " is no step of a state organ's assessment");
        };
        return revision.taken(Optional.of(step), to, input, actor, now);
    }

    Refusal issuedByBody(Instant now) {
        return Refusal.ofRule(
                MechanismProblem.CERTIFICATE_ISSUED_BY_BODY,
                new Bilingual("证书随认证机构的出具自动显示，不在此登记", "A certificate appears here once its body issues it"),
                List.of(finding(
                        certificates,
                        "issued-by-body",
                        Map.of("on", BeijingCalendar.dateOf(now).toString()))));
    }

    private static Finding finding(Provision provision, String outcome, Map<String, Object> inputs) {
        return new Finding(provision.id(), provision.citation(), outcome, inputs, "mechanism-" + provision.inForce());
    }
}
