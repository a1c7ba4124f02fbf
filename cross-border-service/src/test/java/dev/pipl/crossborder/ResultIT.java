package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.route;
import static dev.pipl.crossborder.Service.send;
import static dev.pipl.crossborder.Service.statuses;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.inbox.adapter.Inboxes;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of events: once, in any order, by many senders at the same time, or not at all. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class ResultIT {

    @Inject
    Projections projections;

    @Inject
    Inboxes inboxes;

    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerWithARecipient() {
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
    }

    private TransferJson event(String id, int firstPerson, int persons) {
        return TransferJson.recorded(handler, recipient, id, "2026-03-01T08:00:00+08:00")
                .nonSensitive(persons(handler, firstPerson, firstPerson + persons));
    }

    private ValidatableResponse result(String eventId) {
        return as(Role.PIPELINE, handler)
                .queryParam("source", "/handlers/" + handler + "/pipelines/crm-export")
                .get("/handlers/{id}/transfers/{eventId}", handler, eventId)
                .then();
    }

    @Test
    void anAcceptedEventIsFoundWithItsPlace() {
        Service.accepted(handler, event("e-1", 0, 1));

        result("e-1")
                .statusCode(200)
                .body("status", equalTo("ACCEPTED"))
                .body("year", equalTo(2026))
                .body("sequence", equalTo(1))
                .body("problem", nullValue());
    }

    @Test
    void aRejectedEventIsFoundWithItsReason() {
        send(handler, event("e-1", 0, 1).sensitive("short"));

        result("e-1")
                .statusCode(200)
                .body("status", equalTo("REJECTED"))
                .body("problem.code", equalTo("token-form"))
                .body("year", nullValue());
    }

    @Test
    void anEventNobodySentIsUnknown() {
        result("nothing").statusCode(404).body("code", equalTo("resource-unknown"));
        as(Role.PIPELINE, handler)
                .get("/handlers/{id}/transfers/e-1", handler)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("source")));
    }

    @Test
    void anIdMayHoldAnyCharacters() {
        String id = "批次/7 %2F?#&é";

        Service.accepted(handler, event(id, 0, 1));

        result(id).statusCode(200).body("status", equalTo("ACCEPTED"));
    }

    @Test
    void anEventTwiceInOneRequestCountsOnce() {
        Response response =
                send(handler, event("e-1", 0, 3), event("e-1", 0, 3), event("e-1", 0, 4), event("e-2", 1, 3));

        assertThat(statuses(response)).containsExactly("ACCEPTED", "DUPLICATE", "REJECTED", "ACCEPTED");
        assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong()).isEqualTo(4);
    }

    @Test
    void aVoidIsAcceptedAsProposedAndChangesNothing() {
        Service.accepted(handler, event("e-1", 0, 3));

        Service.accepted(handler, TransferJson.voided(handler, "v-1", "e-1"));

        assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong()).isEqualTo(3);
        assertThat(route(handler, 2026).get("route").asText()).isEqualTo("EXEMPT_VOLUME");
        result("v-1").statusCode(200).body("status", equalTo("ACCEPTED"));
    }

    @Test
    void manySendersOfTheSameEventsCountEveryPersonOnce() throws Exception {
        int senders = 4;
        int events = 15;
        List<Callable<List<String>>> tasks = new ArrayList<>();
        for (int sender = 0; sender < senders; sender++) {
            int start = sender * 3;
            tasks.add(() -> {
                List<String> statuses = new ArrayList<>();
                for (int i = 0; i < events; i++) {
                    int number = (start + i) % events;
                    statuses.addAll(statuses(send(handler, event("e-" + number, number * 50, 100))));
                }
                return statuses;
            });
        }

        List<String> all = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        for (Future<List<String>> one : threads.invokeAll(tasks)) {
            all.addAll(one.get());
        }
        threads.shutdown();

        assertThat(all.stream().filter("ACCEPTED"::equals)).hasSize(events);
        assertThat(all.stream().filter("DUPLICATE"::equals)).hasSize((senders - 1) * events);
        assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong()).isEqualTo((events - 1) * 50 + 100);
    }

    @Test
    void beforeTheHandlersAreReadToTheirEndNothingIsDecided() throws Exception {
        inboxes.stop();
        forgetThatAllWasRead();
        try {
            requireBehind(send(handler, event("e-1", 0, 1), event("e-2", 1, 1)));
            requireBehind(as(Role.OPERATOR).get("/handlers/{id}/route", "h-nobody"));
            requireBehind(as(Role.REGULATOR, "CN-11").get("/handlers/{id}/route", handler));
            given().get("/q/health/ready").then().statusCode(503);
        } finally {
            inboxes.start();
        }

        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        assertThat(headCounts(handler, 2026).get("ledgerSequence").asLong()).isZero();
        result("e-1").statusCode(404);
    }

    private static void requireBehind(Response response) {
        response.then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("projection-behind"));
    }

    /** As it is while the service starts; nothing but a start makes it so. */
    @SuppressWarnings("unchecked")
    private void forgetThatAllWasRead() throws ReflectiveOperationException {
        Field state = Projections.class.getDeclaredField("ready");
        state.setAccessible(true);
        ((Map<String, Boolean>) state.get(ClientProxy.unwrap(projections))).put(Handlers.PROJECTION, false);
    }
}
