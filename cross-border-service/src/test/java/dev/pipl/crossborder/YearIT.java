package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.route;
import static dev.pipl.crossborder.Service.routeChanges;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.LedgerStore;
import dev.pipl.crossborder.ledger.YearKeyDestroyed;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import dev.pipl.testing.TestClock;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A year from its last minute to the destruction of its key. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class YearIT {

    /** No other test sends anything of that year, for it is over for good here. */
    private static final int PAST = 2022;

    private static final String REASON = "{\"reason\":\"all pipelines have delivered\"}";

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @Inject
    LedgerStore store;

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    private static RequestSpecification operator(String name) {
        return given().auth().oauth2(Tokens.of(name, Set.of(Role.OPERATOR))).contentType("application/json");
    }

    private static ValidatableResponse post(String name, String path, String body) {
        RequestSpecification request = operator(name);
        return (body == null ? request : request.body(body)).post(path).then();
    }

    private static TransferJson event(String handler, String recipient, String id, String occurredAt, int person) {
        return TransferJson.recorded(handler, recipient, id, occurredAt)
                .nonSensitive(persons(handler, person, person + 1));
    }

    @Test
    void scenario6BothEventsReceivedOnTheThirdOfJanuaryBelongToTheirOwnYears() {
        // Given
        clock.setTo(Instant.parse("2027-01-03T04:00:00Z"));
        String handler = Service.newHandler();
        String recipient = Service.newRecipient(handler);
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, "declared", "2026-06-01T08:00:00+08:00")
                        .declared("d", 99_999, 0));

        // When
        Service.accepted(
                handler,
                event(handler, recipient, "last-second", "2026-12-31T15:59:59Z", 0),
                event(handler, recipient, "first-second", "2026-12-31T16:00:00Z", 1));

        // Then
        assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong()).isEqualTo(100_000);
        assertThat(headCounts(handler, 2027).at("/nonSensitive/upper").asLong()).isEqualTo(1);
        JsonNode crossing = null;
        for (JsonNode change : routeChanges(handler)) {
            if ("last-second".equals(change.get("eventId").asText())) {
                crossing = change;
            }
        }
        assertThat(crossing).isNotNull();
        assertThat(crossing.get("year").asInt()).isEqualTo(2026);
        assertThat(crossing.get("to").asText()).isEqualTo("CONTRACT_OR_CERTIFICATION");
        assertThat(crossing.get("threshold").asLong()).isEqualTo(100_000);
        assertThat(crossing.get("occurredAt").asText()).isEqualTo("2026-12-31T23:59:59+08:00");
        assertThat(route(handler, 2027).get("route").asText()).isEqualTo("EXEMPT_VOLUME");
    }

    @Test
    void aRunningYearCannotBeClosedNorByAnOfficer() {
        clock.setTo(LocalDate.of(2026, 12, 20));

        post("operator-1", "/years/2026/closing", REASON).statusCode(409).body("code", equalTo("year-still-running"));
        post("operator-1", "/years/2026/closing", "{\"reason\":\" \"}").statusCode(400);
        post("operator-1", "/years/1999/closing", REASON).statusCode(400);
        as(Role.HANDLER_OFFICER, "h-1")
                .contentType("application/json")
                .body(REASON)
                .post("/years/2026/closing")
                .then()
                .statusCode(403);
        as(Role.HANDLER_OFFICER, "h-1").get("/years/2026").then().statusCode(403);
        as(Role.REGULATOR).get("/years/2026").then().statusCode(200).body("state", equalTo("OPEN"));
    }

    @Test
    void aPastYearIsClosedAndItsKeyDestroyedBySecondPersonWhenTheRetentionIsOver() throws SQLException {
        // Given a year with a transfer on its last day
        clock.setTo(LocalDate.of(2025, 12, 31));
        String handler = Service.newHandler();
        String recipient = Service.newRecipient(handler);
        Service.accepted(handler, event(handler, recipient, "old", PAST + "-12-31T20:00:00+08:00", 0));
        String secret = "select wrapped is not null from ledger_year_key where year = " + PAST;
        assertThat(isTrue(secret)).isTrue();

        // When it is closed, what is late is recorded all the same
        post("operator-1", "/years/2022/key-destruction", REASON)
                .statusCode(409)
                .body("code", equalTo("year-not-closed"));
        post("operator-1", "/years/2022/closing", REASON)
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("closing.keptUntil", equalTo("2025-12-31"))
                .body("closing.changedSince", equalTo(false));
        Service.accepted(handler, event(handler, recipient, "late", PAST + "-12-31T15:59:59Z", 1));
        as(Role.REGULATOR).get("/years/2022").then().body("closing.changedSince", equalTo(true));
        assertThat(headCounts(handler, PAST).at("/nonSensitive/upper").asLong()).isEqualTo(2);
        as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/{id}/years", handler)
                .then()
                .statusCode(200)
                .body("items[0].year", equalTo(PAST))
                .body("items[0].state", equalTo("CLOSED"))
                .body("items[0].nonSensitive.upper", equalTo(2))
                .body("items[0].route", nullValue())
                .body("items[0].keptUntil", equalTo("2025-12-31"));

        // Then its key stays through the last day of the retention
        post("operator-1", "/years/2022/key-destruction", REASON)
                .statusCode(422)
                .body("code", equalTo("retention-not-over"))
                .body("detail", containsString("2025-12-31"))
                .body("findings[0].provision", equalTo("PIPL-56"));
        clock.setTo(LocalDate.of(2026, 1, 1));
        post("operator-1", "/years/2022/key-destruction/approval", null)
                .statusCode(409)
                .body("code", equalTo("destruction-not-proposed"));
        post("operator-1", "/years/2022/key-destruction", REASON)
                .statusCode(201)
                .body("destruction.state", equalTo("PROPOSED"));
        post("operator-1", "/years/2022/key-destruction/approval", null)
                .statusCode(403)
                .body("code", equalTo("second-person-required"));
        post("operator-2", "/years/2022/key-destruction/refusal", REASON)
                .statusCode(200)
                .body("destruction", nullValue());
        post("operator-1", "/years/2022/key-destruction", REASON).statusCode(201);

        // When a second person agrees
        JsonNode before = headCounts(handler, PAST);
        post("operator-2", "/years/2022/key-destruction/approval", null)
                .statusCode(200)
                .body("state", equalTo("KEY_DESTROYED"))
                .body("key.destroyedAt", notNullValue())
                .body("destruction.proof.commitment", hasToString64())
                .body("destruction.proof.handlerYears", equalTo(1))
                .body("destruction.decidedBy", equalTo("operator-2"));

        // Then nothing can be added any more, while everything still counts and the service is ready
        assertThat(isTrue(secret)).isFalse();
        assertThat(headCounts(handler, PAST)).isEqualTo(before);
        TransferJson tooLate = event(handler, recipient, "too-late", PAST + "-12-31T15:59:58Z", 2);
        Service.send(handler, tooLate)
                .then()
                .statusCode(202)
                .body("results[0].status", equalTo("REJECTED"))
                .body("results[0].problem.code", equalTo("year-closed"));
        Service.send(handler, TransferJson.voided(handler, "void-late", "late"))
                .then()
                .body("results[0].problem.code", equalTo("year-closed"));
        KafkaProbe.publish(
                Topic.OUTBOUND_TRANSFERS,
                handler,
                Map.of("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8)),
                event(handler, recipient, "too-late-kafka", PAST + "-12-31T15:59:57Z", 3)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
        KafkaProbe.await(
                EventType.TRANSFER_REJECTED,
                event -> event.data().path("eventId").asText().equals("too-late-kafka")
                        && event.data().path("code").asText().equals("year-closed"));
        assertThat(headCounts(handler, PAST)).isEqualTo(before);
        LedgerRow first = store.row(handler, PAST, 1).orElseThrow();
        assertThatThrownBy(() -> store.inTransaction(transaction -> {
                    transaction.append(List.of(first));
                    return null;
                }))
                .as("the database turns away an instance that has not forgotten the key yet")
                .isInstanceOf(YearKeyDestroyed.class);
        given().get("/q/health/ready").then().statusCode(200);
        Service.accepted(handler, event(handler, recipient, "new", "2026-01-01T08:00:00+08:00", 0));
        EventEnvelope alert = KafkaProbe.await(
                EventType.ALERT_RAISED,
                raised -> raised.data().path("code").asText().equals("year-key-destroyed"));
        assertThat(alert.data().path("severity").asText()).isEqualTo("INFO");
        KafkaProbe.await(
                EventType.YEAR_CLOSED, event -> event.data().path("year").asInt() == PAST);
        KafkaProbe.await(
                EventType.YEAR_KEY_DESTROYED, event -> event.data().path("year").asInt() == PAST);
        post("operator-1", "/years/2022/key-destruction", REASON)
                .statusCode(409)
                .body("code", equalTo("year-key-destroyed-already"));
    }

    private static org.hamcrest.Matcher<String> hasToString64() {
        return org.hamcrest.Matchers.matchesPattern("[0-9a-f]{64}");
    }

    private boolean isTrue(String question) throws SQLException {
        return Tables.column(database, question).equals(List.of("t"));
    }
}
