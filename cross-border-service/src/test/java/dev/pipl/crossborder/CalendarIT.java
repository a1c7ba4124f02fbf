package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.headCounts;
import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.route;
import static dev.pipl.crossborder.Service.routeChanges;
import static dev.pipl.crossborder.handler.Profiles.fact;
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
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facts that take effect and years that begin, by the platform's clock. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class CalendarIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 20);

    @Inject
    TestClock clock;

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    private static HandlerProfile designated(String handler, LocalDate from) {
        HandlerProfile before = Profiles.enterprise(handler, 1, Service.SINCE);
        return Profiles.of(handler, 2, before.kind(), List.of(fact(Service.SINCE, false), fact(from, true)));
    }

    private static void sendOne(String handler, String id, String occurredAt, int person) {
        String recipient = Service.newRecipient(handler);
        Service.accepted(
                handler,
                TransferJson.recorded(handler, recipient, id, occurredAt)
                        .nonSensitive(persons(handler, person, person + 1)));
    }

    @Test
    void anOperatorOfCriticalInfrastructureNeedsAnAssessmentFromTheRegistrysWordOn() {
        clock.setTo(TODAY);
        String handler = Service.newHandler();
        sendOne(handler, "e-1", "2026-03-01T08:00:00+08:00", 0);

        String eventId = Service.changeProfile(designated(handler, TODAY), "criticalInfrastructureOperator", TODAY);

        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() ->
                        assertThat(route(handler, 2026).get("route").asText()).isEqualTo("SECURITY_ASSESSMENT"));
        JsonNode last = routeChanges(handler).get(1);
        assertThat(last.get("from").asText()).isEqualTo("EXEMPT_VOLUME");
        assertThat(last.get("eventId").asText()).isEqualTo(eventId);
        assertThat(last.get("class").isNull()).isTrue();
        assertThat(last.get("threshold").isNull()).isTrue();
        assertThat(last.get("ordinal").isNull()).isTrue();
    }

    @Test
    void aFactThatLiesAheadTakesEffectOnItsDay() {
        clock.setTo(TODAY);
        String handler = Service.newHandler();
        sendOne(handler, "e-1", "2026-03-01T08:00:00+08:00", 0);
        LocalDate tomorrow = TODAY.plusDays(1);
        Service.changeProfile(designated(handler, tomorrow), "criticalInfrastructureOperator", tomorrow);
        String other = Service.newHandler();
        assertThat(route(handler, 2026).get("route").asText()).isEqualTo("EXEMPT_VOLUME");

        clock.setTo(tomorrow);

        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() ->
                        assertThat(route(handler, 2026).get("route").asText()).isEqualTo("SECURITY_ASSESSMENT"));
        assertThat(route(other, 2026).get("route").asText()).isEqualTo("NONE");
        assertThat(routeChanges(handler).get(1).get("occurredAt").asText()).isEqualTo("2026-12-21T00:00:00+08:00");
    }

    @Test
    void theYearBeginsInBeijingAndTheOldOneStaysOpen() {
        clock.setTo(Instant.parse("2026-12-31T15:59:50Z"));
        String handler = Service.newHandler(Profiles.enterprise("h-" + UUID.randomUUID(), 1, Service.SINCE));
        sendOne(handler, "old-year", "2026-12-31T15:59:00Z", 0);

        clock.setTo(Instant.parse("2026-12-31T16:00:00Z"));

        KafkaProbe.await(
                EventType.YEAR_OPENED,
                event -> handler.equals(event.data().path("handlerId").asText())
                        && event.data().path("year").asInt() == 2027);
        sendOne(handler, "late", "2026-12-31T15:59:59Z", 1);
        sendOne(handler, "new-year", "2026-12-31T16:00:00Z", 0);
        assertThat(headCounts(handler, 2026).at("/nonSensitive/upper").asLong()).isEqualTo(2);
        assertThat(headCounts(handler, 2027).at("/nonSensitive/upper").asLong()).isEqualTo(1);
        as(Role.PIPELINE, handler)
                .get("/handlers/{id}/route", handler)
                .then()
                .statusCode(200)
                .body("year", equalTo(2027));
    }

    @Test
    void yearsBeforeTheThresholdsAreCountedButHaveNoRoute() {
        String handler = Service.newHandler();
        sendOne(handler, "early", "2023-06-01T08:00:00+08:00", 0);
        sendOne(handler, "the-day-before", "2024-03-21T23:59:59+08:00", 1);

        assertThat(headCounts(handler, 2023).at("/nonSensitive/upper").asLong()).isEqualTo(1);
        assertThat(headCounts(handler, 2024).at("/nonSensitive/upper").asLong()).isEqualTo(1);
        for (int year : List.of(2023, 2024)) {
            as(Role.PIPELINE, handler)
                    .get("/handlers/{id}/route?year={year}", handler, year)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", org.hamcrest.Matchers.notNullValue())
                    .body("code", equalTo("rule-not-in-force"));
        }
        sendOne(handler, "the-day", "2024-03-22T00:00:00+08:00", 2);
        assertThat(route(handler, 2024).get("route").asText()).isEqualTo("EXEMPT_VOLUME");
    }

    @Test
    void aYearNobodyCanAskAboutIsAFormError() {
        String handler = Service.newHandler();

        for (String year : List.of("1999", "2020", "9999", "abc")) {
            as(Role.PIPELINE, handler)
                    .get("/handlers/{id}/head-counts/{year}", handler, year)
                    .then()
                    .statusCode(400);
            as(Role.PIPELINE, handler)
                    .get("/handlers/{id}/route?year={year}", handler, year)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void countsThatHaveNotChangedNeedNotBeSentAgain() {
        String handler = Service.newHandler();
        sendOne(handler, "e-1", "2026-03-01T08:00:00+08:00", 0);
        String tag = as(Role.PIPELINE, handler)
                .get("/handlers/{id}/head-counts/2026", handler)
                .header("ETag");

        as(Role.PIPELINE, handler)
                .header("If-None-Match", tag)
                .get("/handlers/{id}/head-counts/2026", handler)
                .then()
                .statusCode(304);
        sendOne(handler, "e-2", "2026-03-01T08:00:00+08:00", 1);
        as(Role.PIPELINE, handler)
                .header("If-None-Match", tag)
                .get("/handlers/{id}/head-counts/2026", handler)
                .then()
                .statusCode(200);
    }
}
