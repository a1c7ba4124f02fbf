package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may ask the gate and in which form, and what is kept of the answers. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class GateQuestionIT {

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    private ProvidingHandler handler;

    @BeforeEach
    void aHandlerThatMayProvide() {
        clock.setTo(LocalDate.of(2026, 10, 20));
        handler = ProvidingHandler.ready();
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void theFormIsThatOfATransfer() {
        refused(400, "malformed-event", data -> data.remove("purpose")).body("errors.field", contains("purpose"));
        refused(400, "malformed-event", data -> data.put("reservationId", "x".repeat(65)))
                .body("errors.field", contains("reservationId"));
        refused(400, "token-form", data -> data.putArray("nonSensitiveSubjects").add("short"))
                .body("detail", not(containsString("short")));
        refused(400, "no-person-named", data -> data.remove("nonSensitiveSubjects"));
        refused(400, "occurred-in-future", data -> data.put("occurredAt", "2026-10-21T10:00:00+08:00"));
        refused(400, "validation-failed", data -> data.put("reserve", "yes")).body("errors.field", contains("reserve"));
        refused(404, "recipient-unknown", data -> data.put("recipientId", "nobody"));
        refused(503, "rule-not-in-force", data -> data.put("occurredAt", "2024-03-21T10:00:00+08:00"));
        ProvidingHandler.askRaw(handler.id, "[]").then().statusCode(400).body("code", equalTo("malformed-json"));
        ProvidingHandler.askRaw(handler.id, "{\"handlerId\":")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
        ProvidingHandler.askRaw(handler.id, "{}")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("handlerId", "recipientId", "occurredAt", "purpose"))
                .body("errors.field", not(hasItem("subject")));
    }

    private ValidatableResponse refused(int status, String code, Consumer<ObjectNode> spoil) {
        return handler.ask(handler.question().withData(spoil))
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @Test
    void onlyTheHandlersOwnPipelinesAndOfficersAsk() {
        String body = handler.question().data().toString();
        ProvidingHandler.askRaw("h-other", body).then().statusCode(404).body("code", equalTo("handler-unknown"));
        as(Role.REGULATOR)
                .contentType("application/json")
                .body(body)
                .post("/gate/checks")
                .then()
                .statusCode(403);
        as(Role.CERTIFICATION_BODY, "b-1")
                .contentType("application/json")
                .body(body)
                .post("/gate/checks")
                .then()
                .statusCode(404);
        as(Role.HANDLER_OFFICER, handler.id)
                .contentType("application/json")
                .body(body)
                .post("/gate/checks")
                .then()
                .statusCode(200)
                .body("id", notNullValue());
    }

    @Test
    void everyDecisionIsKeptWithoutAPersonAndADryRunIsNot() throws SQLException {
        handler.check(handler.question());
        handler.check(ProvidingHandler.reserving(handler.question()).withData(data -> data.put("dryRun", true)))
                .body("decision", equalTo("ALLOW"))
                .body("reservation", nullValue());
        assertThat(Tables.number(database, "select count(*) from gate_check where handler_id = '" + handler.id + "'"))
                .isOne();
        assertThat(Tables.number(
                        database,
                        "select count(*) from gate_check where handler_id = '" + handler.id
                                + "' and jsonb_array_length(findings) > 3 and findings::text not like '%"
                                + handler.persons(0, 1).get(0) + "%'"))
                .isOne();
        assertThat(Tables.number(
                        database, "select count(*) from gate_reservation where handler_id = '" + handler.id + "'"))
                .isZero();
    }

    @Test
    void keptDecisionsAreReadByTheHandlersOwnPeopleAndTheRegulator() {
        String first = handler.check(handler.question()).extract().path("id");
        String second = handler.check(handler.question().nonSensitive(handler.persons(0, 2)))
                .extract()
                .path("id");
        String path = "/handlers/" + handler.id + "/gate-checks";

        String next = as(Role.REGULATOR)
                .get(path + "?limit=1")
                .then()
                .statusCode(200)
                .body("items.id", contains(first))
                .body("items[0].decision", equalTo("ALLOW"))
                .body("items[0].purpose", equalTo("customer-support"))
                .body("items[0].recipientId", equalTo(handler.recipient()))
                .body("items[0].by", notNullValue())
                .body("items[0].findings.provision", hasItem("CBDF-5"))
                .extract()
                .path("next");
        as(Role.PIPELINE, handler.id)
                .queryParam("cursor", next)
                .get(path)
                .then()
                .statusCode(200)
                .body("items.id", contains(second));
        as(Role.HANDLER_OFFICER, handler.id).get(path).then().statusCode(200).body("items.id", contains(first, second));
        as(Role.HANDLER_OFFICER, "h-other").get(path).then().statusCode(404);
        as(Role.CERTIFICATION_BODY, "b-1").get(path).then().statusCode(404);
    }
}
