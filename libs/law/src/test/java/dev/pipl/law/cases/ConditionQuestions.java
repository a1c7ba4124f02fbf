package dev.pipl.law.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.condition.AssessmentState;
import dev.pipl.law.condition.TransferConditions;
import dev.pipl.law.route.Route;
import java.time.LocalDate;
import java.util.Optional;

/** The question what a single transfer needs besides its route. */
final class ConditionQuestions {

    private final TransferConditions conditions;

    ConditionQuestions(Provisions law) {
        conditions = TransferConditions.of(law);
    }

    JsonNode conditions(Facts given) {
        LocalDate on = given.date("on");
        Route route = Route.valueOf(given.text("route", "NONE"));
        Optional<String> coveredBy = Optional.of(given.text("coveredBy", "")).filter(reference -> !reference.isEmpty());
        AssessmentState state = AssessmentState.valueOf(given.text("assessment", "IMPACT_ASSESSMENT_DONE"));
        Optional<LocalDate> completedOn = Optional.of(given.text("completedOn", ""))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        conditions.mechanism(on, route, coveredBy).ifPresent(finding -> {
            answer.put("mechanism", told(finding));
            answer.put("mechanismVersion", finding.ruleVersion());
        });
        answer.put("match", told(conditions.unreviewedMatch(on, "announcement 1")));
        answer.put("assessment", told(conditions.assessment(on, state, completedOn)));
        answer.put("notice", told(conditions.notice(on, given.flag("notice"))));
        conditions
                .separateConsent(on, given.flag("consentIsBasis"), given.flag("separateConsent"))
                .ifPresent(finding -> answer.put("consent", told(finding)));
        return answer;
    }

    private static String told(Finding finding) {
        return finding.provision() + " " + finding.outcome();
    }
}
