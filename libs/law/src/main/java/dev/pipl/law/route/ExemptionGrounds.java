package dev.pipl.law.route;

import dev.pipl.law.Citation;
import dev.pipl.law.DatedNumber;
import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provisions;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may rely on which ground, and when. A refused ground is not an error: the transfer simply counts.
 *
 * <p>Refusals come before permissions, the plainest first: no evidence, important data, a state organ, no law for it
 * yet, then what the ground itself asks.
 */
final class ExemptionGrounds {

    private final Map<ExemptionGround, LegalBasis> grounds = new EnumMap<>(ExemptionGround.class);
    private final LegalBasis importantData;
    private final LegalBasis stateOrgan;
    private final LegalBasis publicBodyOnDuty;
    private final LegalBasis criticalInfrastructure;
    private final LegalBasis smallHandlerOnDuty;
    private final DatedNumber smallHandlerPersonsMax;
    private final LegalBasis employeesOnly;

    ExemptionGrounds(Provisions law) {
        put(
                ExemptionGround.CONTRACT_NECESSITY,
                "contract-necessity",
                law.get("CBDF-5").cite(1, 1));
        put(
                ExemptionGround.HUMAN_RESOURCES,
                "human-resources",
                law.get("CBDF-5").cite(1, 2));
        put(ExemptionGround.EMERGENCY, "emergency", law.get("CBDF-5").cite(1, 3));
        put(ExemptionGround.FOREIGN_ORIGIN, "foreign-origin", law.get("CBDF-4").cite());
        put(ExemptionGround.STATUTORY_DUTY, "statutory-duty", law.get("NDSR-35").cite(1, 6));
        put(
                ExemptionGround.FREE_TRADE_ZONE,
                "free-trade-zone",
                law.get("CBDF-6").cite());
        put(ExemptionGround.TREATY, "treaty", law.get("PIPL-38").cite(2));
        importantData = LegalBasis.of("ground/important-data", law.get("CBDF-5").cite(2));
        stateOrgan = LegalBasis.of("ground/state-organ", law.get("PIPL-36").cite());
        publicBodyOnDuty =
                LegalBasis.of("ground/public-body-on-duty", law.get("PIPL-37").cite());
        criticalInfrastructure = LegalBasis.of(
                "ground/critical-infrastructure", law.get("CBDF-7").cite(2));
        smallHandlerPersonsMax = law.get("O25-2").number("personsHandledMax");
        smallHandlerOnDuty = LegalBasis.of(
                        "ground/small-handler-on-duty",
                        law.get("O25-10").cite(1, 4),
                        law.get("O25-2").cite())
                .using(smallHandlerPersonsMax);
        employeesOnly = LegalBasis.of(
                "ground/employees-only",
                law.get("QA-JUL-3").cite(),
                law.get("CBDF-5").cite(1, 2));
    }

    /** Why this ground does not reach these persons; empty where it does. */
    Optional<Finding> personsRefused(LocalDate on, ExemptionGround ground, PersonsConcerned persons) {
        if (ground != ExemptionGround.HUMAN_RESOURCES || persons == PersonsConcerned.EMPLOYEES) {
            return Optional.empty();
        }
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("ground", ground.name());
        inputs.put("persons", persons.name());
        return Optional.of(employeesOnly.leadingFinding(
                on,
                persons == PersonsConcerned.APPLICANTS ? "applicants-need-a-route" : "employees-only",
                inputs,
                "ground-" + employeesOnly.newestEffectiveDate(on)));
    }

    List<LegalBasis> bases() {
        return Stream.concat(
                        grounds.values().stream(),
                        Stream.of(
                                importantData,
                                stateOrgan,
                                publicBodyOnDuty,
                                criticalInfrastructure,
                                smallHandlerOnDuty,
                                employeesOnly))
                .toList();
    }

    GroundDecision decide(
            LocalDate on,
            HandlerFacts handler,
            GroundClaim claim,
            boolean carriesImportantData,
            Optional<ZoneListing> zoneListing) {
        Question question = new Question(on, handler, claim);
        LegalBasis ground = grounds.get(claim.ground());
        if (claim.evidence().isBlank()) {
            return question.refused(ground, "evidence-missing");
        }
        if (carriesImportantData) {
            return question.refused(importantData, "important-data-never-exempt");
        }
        if (handler.kind() == HandlerKind.STATE_ORGAN) {
            return question.refused(stateOrgan, "state-organ-assesses");
        }
        if (handler.kind() == HandlerKind.PUBLIC_BODY && claim.ground() == ExemptionGround.STATUTORY_DUTY) {
            return question.refused(publicBodyOnDuty, "state-organ-assesses");
        }
        if (!ground.isInForce(on)) {
            return question.refused(ground, "ground-not-in-force");
        }
        return switch (claim.ground()) {
            case FREE_TRADE_ZONE -> freeTradeZone(question, ground, zoneListing);
            case STATUTORY_DUTY -> statutoryDuty(question, ground);
            default -> approvedWhereCritical(question, ground);
        };
    }

    private GroundDecision freeTradeZone(Question question, LegalBasis ground, Optional<ZoneListing> zoneListing) {
        if (question.handler().criticalInfrastructureOperator()) {
            return question.refused(ground, "zone-list-not-for-critical-infrastructure");
        }
        if (zoneListing.filter(ZoneListing::applies).isEmpty()) {
            return question.refused(ground, "zone-list-not-recorded");
        }
        if (zoneListing.get().item().isPresent()) {
            return question.refused(ground, "on-negative-list");
        }
        return question.honoured(ground);
    }

    /** A small handler needs nobody's approval; for all others the exemption rules do not list this ground. */
    private GroundDecision statutoryDuty(Question question, LegalBasis ground) {
        if (isSmall(question) && smallHandlerOnDuty.isInForce(question.on())) {
            return approvedWhereCritical(question, smallHandlerOnDuty);
        }
        return question.claim().approvedByPerson()
                ? question.honoured(ground)
                : question.refused(ground, "approval-needed");
    }

    private GroundDecision approvedWhereCritical(Question question, LegalBasis ground) {
        if (question.handler().criticalInfrastructureOperator()
                && !question.claim().approvedByPerson()) {
            return question.refused(criticalInfrastructure, "approval-needed");
        }
        return question.honoured(ground);
    }

    private boolean isSmall(Question question) {
        return question.handler().personsHandled().isPresent()
                && smallHandlerPersonsMax
                        .find(question.on())
                        .filter(max -> max.asBoundary()
                                .satisfiedBy(question.handler().personsHandled().getAsLong()))
                        .isPresent();
    }

    private void put(ExemptionGround ground, String name, Citation citation) {
        grounds.put(ground, LegalBasis.of("ground/" + name, citation));
    }

    /** One claim on one day, and how its answers are written down. */
    private record Question(LocalDate on, HandlerFacts handler, GroundClaim claim) {

        GroundDecision honoured(LegalBasis basis) {
            return new GroundDecision(true, finding(basis, "ground-honoured"));
        }

        GroundDecision refused(LegalBasis basis, String code) {
            return new GroundDecision(false, finding(basis, code));
        }

        private Finding finding(LegalBasis basis, String outcome) {
            Map<String, Object> inputs = new LinkedHashMap<>();
            inputs.put("ground", claim.ground().name());
            inputs.put("handlerKind", handler.kind().name());
            inputs.put("criticalInfrastructureOperator", handler.criticalInfrastructureOperator());
            handler.personsHandled().ifPresent(persons -> inputs.put("personsHandled", persons));
            inputs.put("approvedByPerson", claim.approvedByPerson());
            return basis.leadingFinding(on, outcome, inputs, "ground-" + basis.newestEffectiveDate(on));
        }
    }
}
