package dev.pipl.law.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.law.Provisions;
import dev.pipl.law.correction.CorrectionReason;
import dev.pipl.law.correction.CorrectionRules;

/** The question of cases about corrections. */
final class CorrectionQuestions {

    private final CorrectionRules rules;

    CorrectionQuestions(Provisions law) {
        this.rules = CorrectionRules.of(law);
    }

    /** Whether a reason is refused outright, and by which provision. */
    JsonNode correction(Facts given) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        rules.refusal(given.date("on"), CorrectionReason.valueOf(given.text("reason")))
                .ifPresent(finding -> answer.put("refused", finding.outcome()).put("provision", finding.provision()));
        return answer;
    }
}
