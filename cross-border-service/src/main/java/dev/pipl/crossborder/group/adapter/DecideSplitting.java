package dev.pipl.crossborder.group.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.crossborder.group.CaseState;
import dev.pipl.crossborder.group.GroupProblem;
import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.crossborder.group.adapter.SplittingViews.DecisionForm;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes down what a reviewer decided: case, holds and trail in one transaction. */
@ApplicationScoped
public class DecideSplitting {

    private static final int REASON_CHARACTERS_MAX = 2_000;

    private final PgSplittingCases cases;
    private final JdbcTrail trail;
    private final ObjectMapper json;
    private final Clock clock;

    DecideSplitting(PgSplittingCases cases, JdbcTrail trail, ObjectMapper json, Clock clock) {
        this.cases = cases;
        this.trail = trail;
        this.json = json;
        this.clock = clock;
    }

    /** What the form says, or 400 with every field at fault. */
    static CaseState outcome(DecisionForm form) {
        Form fields = new Form();
        fields.required("decision", form.decision());
        fields.text("reason", form.reason(), REASON_CHARACTERS_MAX);
        fields.check();
        return switch (form.decision()) {
            case "CLEARED" -> CaseState.CLEARED;
            case "CONFIRMED" -> CaseState.CONFIRMED;
            default ->
                throw Refusal.ofFields(
                        List.of(new FieldError("decision", "须为 CLEARED 或 CONFIRMED", "must be CLEARED or CONFIRMED")));
        };
    }

    SplittingCase decide(
            Connection transaction, String id, CaseState outcome, String reason, Caller reviewer, String ifMatch)
            throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SplittingCase before =
                cases.lock(transaction, id).orElseThrow(() -> new Refusal(GroupProblem.SPLITTING_CASE_UNKNOWN));
        new EntityVersion(before.version()).requireMatch(ifMatch);
        SplittingCase decided = before.decided(outcome, reason, reviewer.subject(), now);
        cases.update(transaction, decided);
        trail.add(
                transaction,
                TrailEntry.by(reviewer, now, "decide-splitting-case", "splitting-case", id)
                        .changing(state(before), state(decided))
                        .because(reason));
        return decided;
    }

    private JsonNode state(SplittingCase of) {
        return json.createObjectNode().put("state", of.state().name()).put("version", of.version());
    }
}
