package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.route;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Orders to judge stored years again, from the request to the list of differences. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class RejudgingIT {

    @Inject
    DataSource database;

    private static ValidatableResponse order(String body) {
        return as(Role.OPERATOR)
                .contentType("application/json")
                .body(body)
                .post("/rejudgings")
                .then();
    }

    private static String done(String id) {
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() ->
                        as(Role.REGULATOR).get("/rejudgings/{id}", id).then().body("state", equalTo("DONE")));
        return id;
    }

    private static String handlerWith(int personsSent) {
        String handler = Service.newHandler();
        String recipient = Service.newRecipient(handler);
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, "e-1", "2026-03-01T08:00:00+08:00")
                        .nonSensitive(persons(handler, 0, personsSent)));
        return handler;
    }

    @Test
    void aRehearsalListsTheHandlersWhomTheNumberWouldConcernAndWritesNothing() {
        // Given one handler below, one at and one above the number that will be supposed
        List<String> handlers = List.of(handlerWith(49), handlerWith(50), handlerWith(51));
        List<String> concerned = handlers.subList(1, 3).stream().sorted().toList();
        long sequence = headCounts(handlers.get(1), 2026).get("ledgerSequence").asLong();

        // When
        String id = order("""
                {"kind": "REHEARSAL", "year": 2026, "handlerIds": ["%s", "%s", "%s"], "amendments": [
                  {"provision": "CBDF-5", "value": "nonSensitivePersonsMax", "number": 50},
                  {"provision": "CBDF-8", "value": "nonSensitivePersonsMin", "number": 50}]}
                """.formatted(handlers.toArray()))
                .statusCode(201)
                .body("state", equalTo("RUNNING"))
                .body("total", equalTo(3))
                .extract()
                .path("id");

        // Then
        done(id);
        as(Role.OPERATOR)
                .get("/rejudgings/{id}/differences?limit=1", id)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].handlerId", equalTo(concerned.get(0)))
                .body("items[0].routeBefore", equalTo("EXEMPT_VOLUME"))
                .body("items[0].routeAfter", equalTo("CONTRACT_OR_CERTIFICATION"))
                .body("items[0].met[0].threshold", equalTo(50))
                .body("items[0].met[0].ordinal", equalTo(50))
                .body("items[0].met[0].eventId", equalTo("e-1"));
        String next = as(Role.OPERATOR)
                .get("/rejudgings/{id}/differences?limit=1", id)
                .path("next");
        as(Role.OPERATOR)
                .get("/rejudgings/{id}/differences?limit=1&cursor={next}", id, next)
                .then()
                .body("items[0].handlerId", equalTo(concerned.get(1)));
        Assertions.assertThat(
                        headCounts(handlers.get(1), 2026).get("ledgerSequence").asLong())
                .isEqualTo(sequence);
        Assertions.assertThat(route(handlers.get(1), 2026).get("route").asText())
                .isEqualTo("EXEMPT_VOLUME");
    }

    @Test
    void whatTheLawCannotBeAmendedToIsRefusedBeforeAnythingIsOrdered() {
        String form = "{\"kind\":\"REHEARSAL\",\"year\":2026,\"amendments\":[{\"provision\":\"%s\",\"value\":\"%s\","
                + "\"number\":%d}]}";
        order(form.formatted("CBDF-99", "nonSensitivePersonsMin", 5))
                .statusCode(422)
                .body("code", equalTo("amendment-refused"))
                .body("detail", containsString("CBDF-99"));
        order(form.formatted("CBDF-7", "personsMin", 5)).statusCode(422).body("code", equalTo("amendment-refused"));
        order(form.formatted("CBDF-7", "nonSensitivePersonsMin", 2_000_000))
                .statusCode(422)
                .body("code", equalTo("amendment-refused"));
        order(form.formatted("CERT-8", "validityYears", 2))
                .statusCode(422)
                .body("code", equalTo("amendment-without-effect"));
        order("{\"kind\":\"REHEARSAL\",\"year\":2026}").statusCode(400);
        order("{\"year\":2026}").statusCode(400);
        order("{\"kind\":\"APPLICATION\",\"year\":2023}").statusCode(409).body("code", equalTo("nothing-new-in-force"));
        as(Role.REGULATOR)
                .contentType("application/json")
                .body("{\"kind\":\"APPLICATION\",\"year\":2026}")
                .post("/rejudgings")
                .then()
                .statusCode(403);
        as(Role.OPERATOR).get("/rejudgings/none").then().statusCode(404);
        as(Role.HANDLER_OFFICER, "h").get("/rejudgings/none").then().statusCode(403);
    }

    @Test
    void anApplicationChangesNothingWhereTheYearStandsJudgedByTheNewestRules() {
        String handler = handlerWith(1);
        long sequence = headCounts(handler, 2026).get("ledgerSequence").asLong();

        String id = order("{\"kind\":\"APPLICATION\",\"year\":2026,\"handlerIds\":[\"" + handler + "\"]}")
                .statusCode(201)
                .body("ruleInForce", equalTo("2026-01-01"))
                .extract()
                .path("id");

        done(id);
        as(Role.OPERATOR).get("/rejudgings/{id}/differences", id).then().body("items", hasSize(0));
        Assertions.assertThat(headCounts(handler, 2026).get("ledgerSequence").asLong())
                .isEqualTo(sequence);
    }

    @Test
    void theCalendarAppliesARuleThatCameIntoForce() throws SQLException {
        String handler = handlerWith(1);
        long before = ordered();

        // When the rules that were applied last are not those in force
        Tables.change(database, "delete from rule_version_applied");
        Tables.change(
                database,
                "insert into rule_version_applied (version, applied_at) values ('route-2025-01-01', '2025-01-01')");

        // Then
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(ordered()).isEqualTo(before + 1));
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> Assertions.assertThat(
                                Tables.number(database, "select count(*) from rejudging where state = 'RUNNING'"))
                        .isZero());
        Assertions.assertThat(route(handler, 2026).get("route").asText()).isEqualTo("EXEMPT_VOLUME");
    }

    private long ordered() throws SQLException {
        return Tables.number(
                database, "select count(*) from rejudging where body ->> 'requestedBy' = 'service:cross-border'");
    }
}
