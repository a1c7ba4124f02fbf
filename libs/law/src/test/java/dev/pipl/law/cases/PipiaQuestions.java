package dev.pipl.law.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.law.Provisions;
import dev.pipl.law.pipia.AssessedItem;
import dev.pipl.law.pipia.AssessmentKind;
import dev.pipl.law.pipia.AssessmentRules;
import dev.pipl.law.pipia.Retention;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The questions about impact assessments. */
final class PipiaQuestions {

    private final AssessmentRules rules;

    PipiaQuestions(Provisions law) {
        rules = AssessmentRules.of(law);
    }

    /** Without {@code kinds} a general one; {@code answered} as {@code CERT-6 5}. */
    JsonNode impactAssessment(Facts given) {
        LocalDate completedOn = given.date("completedOn");
        Set<AssessmentKind> kinds =
                given.texts("kinds").stream().map(AssessmentKind::valueOf).collect(Collectors.toSet());
        Set<AssessedItem> answered = given.texts("answered").stream()
                .map(text -> text.split(" "))
                .map(parts -> new AssessedItem(parts[0], Integer.parseInt(parts[1])))
                .collect(Collectors.toSet());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode missing = answer.putArray("missing");
        rules.missing(completedOn, kinds, answered)
                .forEach(finding ->
                        missing.add(finding.provision() + " " + finding.inputs().get("item")));
        rules.startedBefore(completedOn, day(given, "startedOn"))
                .ifPresent(finding -> answer.put("violation", finding.provision() + " " + finding.outcome()));
        Retention retention = rules.retention(completedOn, day(given, "endedOn"));
        answer.put("keptUntil", retention.until().toString());
        answer.put("open", retention.open());
        return answer;
    }

    private static Optional<LocalDate> day(Facts given, String name) {
        return Optional.of(given.text(name, "")).filter(text -> !text.isEmpty()).map(LocalDate::parse);
    }
}
