package dev.pipl.dashboard.alert;

import static dev.pipl.dashboard.Platform.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.dashboard.Platform;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "dashboard")
class AcknowledgementIT {
    @Inject
    DataSource database;

    private String handler;
    private String alert;

    @BeforeEach
    void anAlertOfAHandlerInBeijing() {
        handler = Platform.register("CN-11");
        alert = Platform.raise(handler);
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> as(Role.REGULATOR, "CN-11")
                        .get("/alerts?handlerId=" + handler)
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(1)));
    }

    private Response acknowledge(RequestSpecification caller, String note) {
        return caller.contentType(ContentType.JSON)
                .body("{\"note\":\"" + note + "\"}")
                .post("/alerts/" + alert + "/acknowledgements");
    }

    private long trailEntries() throws SQLException {
        return Tables.number(
                database, "select count(*) from audit_trail where action = 'acknowledge' and entity_id = ?", alert);
    }

    @Test
    void aRegulatorAcknowledgesOnceHoweverOftenItIsSent() throws SQLException {
        acknowledge(as(Role.REGULATOR), "called them")
                .then()
                .statusCode(201)
                .body("by", equalTo("regulator"))
                .body("note", equalTo("called them"));
        acknowledge(as(Role.REGULATOR), "again").then().statusCode(200).body("note", equalTo("called them"));

        as(Role.REGULATOR)
                .get("/alerts/" + alert + "/acknowledgements")
                .then()
                .body("items.note", contains("called them"));
        assertThat(trailEntries()).isEqualTo(1);
    }

    @Test
    void twoRegulatorsAcknowledgeEachInTheirOwnName() {
        acknowledge(as(Role.REGULATOR), "first").then().statusCode(201);
        acknowledge(RestAssured.given().auth().oauth2(Tokens.of("somebody-else", Set.of(Role.REGULATOR))), "second")
                .then()
                .statusCode(201);

        as(Role.REGULATOR)
                .get("/alerts/" + alert + "/acknowledgements")
                .then()
                .body("items.by", contains("regulator", "somebody-else"));
    }

    @Test
    void theSameIdempotencyKeyForAnotherNoteIsRefused() {
        acknowledge(as(Role.REGULATOR).header("Idempotency-Key", "k-" + alert), "one")
                .then()
                .statusCode(201);
        acknowledge(as(Role.REGULATOR).header("Idempotency-Key", "k-" + alert), "one")
                .then()
                .statusCode(201);
        acknowledge(as(Role.REGULATOR).header("Idempotency-Key", "k-" + alert), "two")
                .then()
                .statusCode(422);
    }

    @Test
    void whatIsNotYoursIsUnknownAndWhatIsYoursMayStillNotBeYourRole() {
        acknowledge(as(Role.REGULATOR, "CN-31"), "").then().statusCode(404).body("code", equalTo("alert-unknown"));
        acknowledge(as(Role.HANDLER_OFFICER, "another"), "").then().statusCode(404);
        acknowledge(as(Role.HANDLER_OFFICER, handler), "").then().statusCode(403);
        acknowledge(as(Role.OPERATOR), "").then().statusCode(403);
        as(Role.REGULATOR)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/alerts/none/acknowledgements")
                .then()
                .statusCode(404);
        acknowledge(RestAssured.given(), "").then().statusCode(401);
    }

    @Test
    void aNoteThatIsTooLongIsRefused() {
        acknowledge(as(Role.REGULATOR), "x".repeat(1_001)).then().statusCode(400);
        acknowledge(as(Role.REGULATOR), "x".repeat(1_000)).then().statusCode(201);
    }

    @Test
    void anAcknowledgedAlertLeavesTheOpenOnesAndItsHandlerLearnsThatButNotByWhom() {
        acknowledge(as(Role.REGULATOR, "CN-11"), "internal").then().statusCode(201);

        as(Role.HANDLER_OFFICER, handler)
                .get("/inbox")
                .then()
                .body("items[0].acknowledgements", not(empty()))
                .body("items[0].acknowledgements[0].by", nullValue())
                .body("items[0].acknowledgements[0].note", nullValue());
        as(Role.HANDLER_OFFICER, handler)
                .get("/inbox?unacknowledged=true")
                .then()
                .body("items", empty());
    }
}
