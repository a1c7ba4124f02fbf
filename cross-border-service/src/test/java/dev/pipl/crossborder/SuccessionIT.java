package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventType;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handlers that follow others, from the proposal to the union of their persons. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class SuccessionIT {

    @Inject
    TestClock clock;

    @BeforeEach
    void inAutumn() {
        clock.setTo(LocalDate.of(2026, 10, 1));
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    private static ValidatableResponse post(String name, String path, String body) {
        RequestSpecification request =
                given().auth().oauth2(Tokens.of(name, Set.of(Role.OPERATOR))).contentType("application/json");
        return (body == null ? request : request.body(body)).post(path).then();
    }

    private static ValidatableResponse propose(String from, String to, String day, String kind) {
        return post("operator-1", "/successions", """
                {"predecessorId": "%s", "successorId": "%s", "effectiveOn": "%s", "kind": "%s",
                 "evidence": "register of 1 July"}
                """.formatted(from, to, day, kind));
    }

    private static String handlerOf(String groupId) {
        HandlerProfile profile = Profiles.enterprise("h-" + UUID.randomUUID(), 1, Service.SINCE);
        return Service.newHandler(groupId == null ? profile : Profiles.inGroup(profile, groupId));
    }

    private static void send(String handler, String id, String day, List<String> persons) {
        String recipient = Service.newRecipient(handler);
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, id, day + "T08:00:00+08:00")
                        .nonSensitive(persons)
                        .withData(data -> data.put("tokenKeyId", "2026-a")));
    }

    private static void awaitDone(String id) {
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() ->
                        as(Role.REGULATOR).get("/successions/{id}", id).then().body("state", equalTo("DONE")));
    }

    @Test
    void theSuccessorCountsItsPredecessorsPersonsOnceAndHearsOfWhatComesAfter() {
        // Given two handlers of one group that share twenty persons
        String group = "g-" + UUID.randomUUID();
        String predecessor = handlerOf(group);
        String successor = handlerOf(group);
        send(predecessor, "p-1", "2026-03-01", persons(group, 0, 60));
        send(successor, "s-1", "2026-03-01", persons(group, 40, 100));

        // When
        String id = propose(predecessor, successor, "2026-07-01", "MERGER")
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .extract()
                .path("id");
        propose(predecessor, successor, "2026-07-01", "MERGER")
                .statusCode(409)
                .body("code", equalTo("succession-under-way"));
        propose(predecessor, handlerOf(group), "2026-07-01", "DIVISION")
                .statusCode(409)
                .body("code", equalTo("predecessor-merged-already"));
        post("operator-1", "/successions/" + id + "/approval", null)
                .statusCode(403)
                .body("code", equalTo("second-person-required"));
        assertThat(headCounts(successor, 2026).at("/nonSensitive/upper").asLong())
                .isEqualTo(60);
        post("operator-2", "/successions/" + id + "/approval", null)
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
        awaitDone(id);

        // Then
        as(Role.OPERATOR).get("/successions/{id}", id).then().body("progress.matched", equalTo(true));
        JsonNode union = headCounts(successor, 2026).get("nonSensitive");
        assertThat(union.get("lower").asLong()).isEqualTo(100);
        assertThat(union.get("upper").asLong()).isEqualTo(100);
        assertThat(union.get("exact").asBoolean()).isTrue();
        assertThat(headCounts(predecessor, 2026).at("/nonSensitive/upper").asLong())
                .isEqualTo(60);
        post("operator-2", "/successions/" + id + "/approval", null)
                .statusCode(409)
                .body("code", equalTo("succession-decided-already"));

        // And what the predecessor still sends is told, and can be taken over again
        send(predecessor, "p-2", "2026-08-01", persons(group, 100, 105));
        send(predecessor, "p-3", "2026-06-01", persons(group, 105, 110));
        KafkaProbe.await(
                EventType.ALERT_RAISED,
                alert -> alert.data().path("code").asText().equals("transfer-after-succession")
                        && alert.data().path("handlerId").asText().equals(predecessor));
        KafkaProbe.await(
                EventType.ALERT_RAISED,
                alert -> alert.data().path("code").asText().equals("predecessor-changed-after-succession")
                        && alert.data().path("handlerId").asText().equals(successor));
        assertThat(headCounts(successor, 2026).at("/nonSensitive/upper").asLong())
                .isEqualTo(100);
        String again = propose(predecessor, successor, "2026-07-01", "MERGER")
                .statusCode(201)
                .extract()
                .path("id");
        post("operator-2", "/successions/" + again + "/approval", null).statusCode(200);
        awaitDone(again);
        assertThat(headCounts(successor, 2026).at("/nonSensitive/upper").asLong())
                .isEqualTo(110);
    }

    @Test
    void handlersOfNoCommonGroupGiveAnIntervalThatIsNeverCalledExact() {
        String predecessor = handlerOf(null);
        String successor = handlerOf(null);
        send(predecessor, "p-1", "2026-03-01", persons(predecessor, 0, 60));
        send(successor, "s-1", "2026-03-01", persons(predecessor, 0, 100));

        String id = propose(predecessor, successor, "2026-07-01", "MERGER")
                .extract()
                .path("id");
        post("operator-2", "/successions/" + id + "/approval", null).statusCode(200);
        awaitDone(id);

        JsonNode union = headCounts(successor, 2026).get("nonSensitive");
        assertThat(union.get("lower").asLong()).isEqualTo(100);
        assertThat(union.get("upper").asLong()).isEqualTo(160);
        assertThat(union.get("exact").asBoolean()).isFalse();
    }

    @Test
    void aSuccessionWaitsForItsDayAndARefusedOneHasNoEffect() {
        String predecessor = handlerOf(null);
        String successor = handlerOf(null);
        send(predecessor, "p-1", "2026-03-01", persons(predecessor, 0, 3));
        String refused = propose(predecessor, successor, "2026-07-01", "MERGER")
                .extract()
                .path("id");
        post("operator-2", "/successions/" + refused + "/refusal", "{\"reason\":\"not registered\"}")
                .statusCode(200)
                .body("state", equalTo("REFUSED"));
        String id = propose(predecessor, successor, "2026-10-02", "DIVISION")
                .statusCode(201)
                .extract()
                .path("id");
        post("operator-2", "/successions/" + id + "/approval", null).statusCode(200);
        assertThat(headCounts(successor, 2026).at("/nonSensitive/upper").asLong())
                .isZero();

        clock.setTo(LocalDate.of(2026, 10, 2));

        awaitDone(id);
        assertThat(headCounts(successor, 2026).at("/nonSensitive/upper").asLong())
                .isEqualTo(3);
    }

    @Test
    void whatCannotBeProposedIsRefusedByItsForm() {
        String handler = handlerOf(null);
        propose(handler, handler, "2026-07-01", "MERGER").statusCode(400);
        propose(handler, handlerOf(null), "2027-01-01", "MERGER").statusCode(400);
        propose(handler, "nobody", "2026-07-01", "MERGER").statusCode(404);
        post("operator-1", "/successions", "{}").statusCode(400);
        as(Role.REGULATOR)
                .contentType("application/json")
                .body("{}")
                .post("/successions")
                .then()
                .statusCode(403);
        as(Role.OPERATOR).get("/successions/none").then().statusCode(404).body("code", equalTo("succession-unknown"));
    }
}
