package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reservations that the gate makes, over HTTP. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class GateReservationIT {

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
    void aReservationHoldsThePersonsUntilTheEventRedeemsIt() {
        handler.counted(99_998);
        String reservation = handler.check(ProvidingHandler.reserving(handler.question()))
                .body("decision", equalTo("ALLOW"))
                .body("reservation.expiresAt", containsString("+08:00"))
                .extract()
                .path("reservation.id");

        handler.check(handler.question()).body("decision", equalTo("ALLOW"));
        handler.check(handler.question().nonSensitive(handler.persons(1, 2))).body("decision", equalTo("DENY"));
        reservation(reservation).body("state", equalTo("HELD"));
        Service.accepted(handler.id, handler.question().withData(data -> data.put("reservationId", reservation)));

        reservation(reservation).body("state", equalTo("REDEEMED")).body("eventId", equalTo("e-1"));
        handler.check(handler.question())
                .body("decision", equalTo("ALLOW"))
                .body("projected.nonSensitive", equalTo(99_999));
    }

    private ValidatableResponse reservation(String id) {
        return as(Role.PIPELINE, handler.id)
                .get("/handlers/{id}/reservations/{rid}", handler.id, id)
                .then()
                .statusCode(200);
    }

    @Test
    void aReleasedReservationHoldsNobody() {
        handler.counted(99_998);
        String id = handler.check(ProvidingHandler.reserving(handler.question()))
                .extract()
                .path("reservation.id");
        String path = "/handlers/" + handler.id + "/reservations/" + id;

        as(Role.PIPELINE, handler.id).delete(path).then().statusCode(428);
        as(Role.PIPELINE, handler.id)
                .header("If-Match", "\"2\"")
                .delete(path)
                .then()
                .statusCode(412);
        as(Role.PIPELINE, handler.id)
                .header("If-Match", "\"1\"")
                .delete(path)
                .then()
                .statusCode(204);

        handler.check(handler.question().nonSensitive(handler.persons(1, 2))).body("decision", equalTo("ALLOW"));
        as(Role.PIPELINE, handler.id)
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("reservation-over"));
        as(Role.PIPELINE, handler.id)
                .header("If-Match", "*")
                .delete(path + "x")
                .then()
                .statusCode(404)
                .body("code", equalTo("reservation-unknown"));
        as(Role.HANDLER_OFFICER, handler.id)
                .get("/handlers/{id}/reservations", handler.id)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items.state", contains("RELEASED"));
    }

    @Test
    void ofParallelExportsOnlyOneTakesTheLastPlace() throws Exception {
        handler.counted(99_998);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<String>> decisions = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            TransferJson wanted =
                    ProvidingHandler.reserving(handler.question().nonSensitive(handler.persons(i, i + 1)));
            decisions.add(pool.submit(
                    () -> handler.ask(wanted).then().statusCode(200).extract().path("decision")));
        }
        List<String> told = new ArrayList<>();
        for (Future<String> decision : decisions) {
            told.add(decision.get(60, TimeUnit.SECONDS));
        }
        pool.shutdownNow();

        assertThat(told).hasSize(16);
        assertThat(told).filteredOn("ALLOW"::equals).hasSize(1);
    }

    @Test
    void aRepeatedQuestionWithItsKeyReservesOnce() throws SQLException {
        String key = UUID.randomUUID().toString();
        String first =
                keyed(key, ProvidingHandler.reserving(handler.question())).path("reservation.id");
        String second =
                keyed(key, ProvidingHandler.reserving(handler.question())).path("reservation.id");

        assertThat(first).isNotNull().isEqualTo(second);
        assertThat(Tables.number(
                        database, "select count(*) from gate_reservation where handler_id = '" + handler.id + "'"))
                .isOne();
    }

    private Response keyed(String key, TransferJson question) {
        return as(Role.PIPELINE, handler.id)
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(question.data().toString())
                .post("/gate/checks");
    }
}
