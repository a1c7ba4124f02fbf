package dev.pipl.law.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Puts the question of a case to the law and compares the answer. */
public final class LawCaseCourt {

    private final Provisions law;
    private final Map<List<String>, Map<String, Function<Facts, JsonNode>>> questions = new HashMap<>();

    public LawCaseCourt(Provisions law) {
        this.law = law;
    }

    /**
     * Hears one case.
     *
     * @throws AssertionError when the law answers otherwise, or the case gives facts that its question does not read
     */
    public void hear(LawCase one) {
        Facts given = new Facts(one.given());
        JsonNode answer = answer(one, given);
        assertThat(given.unread()).as("facts that the question does not read").isEmpty();
        assertMatches(one.ask(), one.expect(), answer, answer);
    }

    private JsonNode answer(LawCase one, Facts given) {
        Function<Facts, JsonNode> question = questions
                .computeIfAbsent(given.texts("withoutReadings"), this::questions)
                .get(one.ask());
        assertThat(question).as("the question " + one.ask()).isNotNull();
        try {
            return question.apply(given);
        } catch (RuleNotInForce e) {
            return JsonNodeFactory.instance.objectNode().put("notInForce", e.provision());
        }
    }

    private Map<String, Function<Facts, JsonNode>> questions(List<String> withoutReadings) {
        Provisions remaining = law;
        for (String reading : withoutReadings) {
            remaining = remaining.without(reading);
        }
        RouteQuestions routes = new RouteQuestions(remaining);
        ConditionQuestions conditions = new ConditionQuestions(remaining);
        DutyQuestions duties = new DutyQuestions(remaining);
        PipiaQuestions assessments = new PipiaQuestions(remaining);
        TimeQuestions times = new TimeQuestions(remaining);
        NoticeQuestions notices = new NoticeQuestions(remaining);
        MechanismQuestions mechanisms = new MechanismQuestions(remaining);
        CorrectionQuestions corrections = new CorrectionQuestions(remaining);
        return Map.ofEntries(
                Map.entry("correction", corrections::correction),
                Map.entry("notice-items", notices::items),
                Map.entry("year-route", routes::yearRoute),
                Map.entry("transfer-route", routes::transferRoute),
                Map.entry("ground", routes::ground),
                Map.entry("ground-persons", routes::groundPersons),
                Map.entry("limits", routes::limits),
                Map.entry("conditions", conditions::conditions),
                Map.entry("duties", duties::duties),
                Map.entry("certificate-term", times::certificateTerm),
                Map.entry("certification-scope", times::certificationScope),
                Map.entry("impact-assessment", assessments::impactAssessment),
                Map.entry("platform-report", times::platformReport),
                Map.entry("body-filing", times::bodyFiling),
                Map.entry("filing-reply", times::filingReply),
                Map.entry("mechanism-clock", mechanisms::clock),
                Map.entry("assessment-term", mechanisms::term),
                Map.entry("extension-window", mechanisms::extensionWindow),
                Map.entry("extension-conditions", mechanisms::extensionConditions),
                Map.entry("declared-scope", mechanisms::declaredScope),
                Map.entry("assessed-scale", mechanisms::assessedScale),
                Map.entry("failed-assessment", mechanisms::failedBars),
                Map.entry("assessment-changed", mechanisms::reapply),
                Map.entry("assessment-terminated", mechanisms::terminated),
                Map.entry("contract-open", mechanisms::contractOpen),
                Map.entry("contract-changed", mechanisms::contractChanged),
                Map.entry("bay-area", mechanisms::bayArea),
                Map.entry("retention", times::retention),
                Map.entry("period", times::period),
                Map.entry("workdays", times::workdays),
                Map.entry("calendar-year", times::calendarYear));
    }

    /** What is expected is part of the answer; an expected null means that the answer has no such part. */
    private static void assertMatches(String path, JsonNode expected, JsonNode actual, JsonNode whole) {
        if (expected.isNull()) {
            assertThat(actual == null || actual.isNull())
                    .as(path + " absent in " + whole)
                    .isTrue();
        } else if (expected.isObject()) {
            assertThat(actual).as(path + " in " + whole).isNotNull();
            expected.properties()
                    .forEach(field -> assertMatches(
                            path + "." + field.getKey(), field.getValue(), actual.get(field.getKey()), whole));
        } else if (expected.isNumber()) {
            assertThat(actual).as(path + " in " + whole).isNotNull();
            assertThat(actual.asLong()).as(path).isEqualTo(expected.asLong());
        } else {
            assertThat(actual).as(path + " in " + whole).isEqualTo(expected);
        }
    }
}
