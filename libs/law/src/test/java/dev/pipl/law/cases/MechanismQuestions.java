package dev.pipl.law.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.assessment.AssessmentClocks;
import dev.pipl.law.assessment.AssessmentConditions;
import dev.pipl.law.assessment.AssessmentTerm;
import dev.pipl.law.assessment.ExtensionFacts;
import dev.pipl.law.assessment.ExtensionFacts.Growth;
import dev.pipl.law.contract.ContractRules;
import dev.pipl.law.time.LegalDeadline;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.List;

/** The questions about security assessments and standard contracts. */
final class MechanismQuestions {

    private final AssessmentClocks clocks;
    private final AssessmentTerm term;
    private final AssessmentConditions conditions;
    private final ContractRules contracts;

    MechanismQuestions(Provisions law) {
        Workdays workdays = Workdays.published();
        clocks = AssessmentClocks.of(law, workdays);
        term = AssessmentTerm.of(law, workdays);
        conditions = AssessmentConditions.of(law);
        contracts = ContractRules.of(law, workdays);
    }

    JsonNode clock(Facts given) {
        LocalDate from = given.date("from");
        return deadline(
                switch (given.text("clock")) {
                    case "completeness-check" -> clocks.completenessCheck(from);
                    case "acceptance" -> clocks.acceptance(from);
                    case "result" -> clocks.result(from);
                    case "review" -> clocks.review(from);
                    case "filing" -> contracts.filing(from);
                    case "filing-check" -> contracts.filingCheck(from);
                    case "filing-supplement" -> contracts.supplement(from);
                    default -> throw new AssertionError("no such clock");
                });
    }

    JsonNode term(Facts given) {
        LocalDate validUntil = given.text("resultOn", "").isEmpty()
                ? given.date("validUntil")
                : term.validUntil(given.date("resultOn"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("validUntil", validUntil.toString());
        answer.put("extensionOpensOn", term.extensionOpensOn(validUntil).toString());
        return answer;
    }

    JsonNode extensionWindow(Facts given) {
        return outcomes(term.outsideWindow(given.date("appliedOn"), given.date("validUntil")).stream()
                .toList());
    }

    JsonNode extensionConditions(Facts given) {
        return outcomes(conditions.extension(
                given.date("on"),
                new ExtensionFacts(
                        !given.flag("otherPurpose"),
                        !given.flag("otherParties"),
                        growth(given, "persons"),
                        growth(given, "sensitivePersons"),
                        growth(given, "importantData"),
                        !given.flag("documentsDoNotFit"),
                        !given.flag("majorIncident"))));
    }

    private static Growth growth(Facts given, String name) {
        return given.part(name)
                .map(part -> new Growth(part.number("first", 0), part.number("next", 0)))
                .orElse(Growth.NONE);
    }

    JsonNode declaredScope(Facts given) {
        return outcomes(conditions.declaredScope(
                given.date("on"), "nonSensitive", given.number("declared", 0), given.number("counted", 0)));
    }

    JsonNode assessedScale(Facts given) {
        return outcomes(conditions.scale(
                given.date("on"), "nonSensitive", given.number("allowed", 0), given.number("projected", 0)));
    }

    JsonNode failedBars(Facts given) {
        return outcomes(conditions.failedBars(given.date("on"), "an-assessment"));
    }

    JsonNode reapply(Facts given) {
        return outcomes(List.of(conditions.reapply(given.date("on"))));
    }

    JsonNode terminated(Facts given) {
        return outcomes(List.of(conditions.terminated(given.date("on"))));
    }

    JsonNode contractOpen(Facts given) {
        return outcomes(
                contracts.notOpen(given.date("on"), RouteQuestions.handler(given), given.flag("importantData")));
    }

    JsonNode contractChanged(Facts given) {
        return outcomes(List.of(contracts.changed(given.date("on"))));
    }

    JsonNode bayArea(Facts given) {
        return outcomes(contracts.bayArea(given.date("on"), given.number("recipientsOutside", 0)));
    }

    private static JsonNode deadline(LegalDeadline deadline) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("provision", deadline.provision());
        answer.put("dueOn", deadline.dueOn().toString());
        answer.put("calendar", deadline.calendarVersion());
        answer.put("provisional", deadline.provisional());
        return answer;
    }

    private static JsonNode outcomes(List<Finding> findings) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        findings.stream().map(Finding::outcome).forEach(answer.putArray("outcomes")::add);
        return answer;
    }
}
