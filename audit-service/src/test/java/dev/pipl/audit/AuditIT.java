package dev.pipl.audit;

import static dev.pipl.audit.Examples.LONG_AGO;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.audit.Examples.Count;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.audit.SelfAuditPlanned;
import dev.pipl.events.audit.SelfAuditReported;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.OpenApiCheck;
import dev.pipl.testing.TestClock;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "audit")
class AuditIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 28);
    private static final Instant SOME_TIME = Instant.parse("2026-03-01T00:00:00Z");

    @Inject
    TestClock clock;

    @Inject
    Projections projections;

    @BeforeEach
    void itIsTheEndOfSeptember() {
        clock.setTo(TODAY);
    }

    @Test
    void aPlanBecomesAReportAndTheReportBeginsTheNextTwoYears() {
        // Given
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));
        duty(handler)
                .body("measuresApply", equalTo(true))
                .body("dueOn", equalTo("2027-04-30"))
                .body("overdue", equalTo(false))
                .body("owed[0].provision", equalTo("AUD-4"))
                .body("owed[0].citation.zh", containsString("第四条"));

        // When
        String audit = as(Role.HANDLER_OFFICER, handler)
                .body(plan(handler))
                .post("/audits")
                .then()
                .statusCode(201)
                .header("Location", containsString("/audits/"))
                .header("ETag", notNullValue())
                .body("status", equalTo("PLANNED"))
                .body("provision", equalTo("AUD-4"))
                .body("dueOn", equalTo("2027-04-30"))
                .extract()
                .path("id");
        as(Role.HANDLER_OFFICER, handler)
                .body(report("2026-09-28", true))
                .post("/audits/" + audit + "/report")
                .then()
                .statusCode(409)
                .body("code", equalTo("audit-state"));
        as(Role.HANDLER_OFFICER, handler)
                .body(Map.of("startedOn", "2026-09-20"))
                .post("/audits/" + audit + "/start")
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_PROGRESS"));
        as(Role.HANDLER_OFFICER, handler)
                .body(report("2026-09-28", true))
                .post("/audits/" + audit + "/report")
                .then()
                .statusCode(200)
                .body("status", equalTo("REPORTED"))
                .body("report.findingsCount", equalTo(2))
                .body("report.late", equalTo(false))
                .body("report.nextDueOn", equalTo("2028-09-28"));

        // Then
        duty(handler).body("lastReportedOn", equalTo("2026-09-28")).body("dueOn", equalTo("2028-09-28"));
        assertThat(KafkaProbe.await(EventType.SELF_AUDIT_PLANNED, of(audit))
                        .dataAs(SelfAuditPlanned.class)
                        .dueOn())
                .isEqualTo(LocalDate.of(2027, 4, 30));
        SelfAuditReported told =
                KafkaProbe.await(EventType.SELF_AUDIT_REPORTED, of(audit)).dataAs(SelfAuditReported.class);
        assertThat(told.nextDueOn()).isEqualTo(LocalDate.of(2028, 9, 28));
        assertThat(told.coversAllSections()).isTrue();
        as(Role.HANDLER_OFFICER, handler)
                .body(Map.of())
                .post("/audits/" + audit + "/start")
                .then()
                .statusCode(409);
    }

    @Test
    void aReportThatLeavesSectionsOutDoesNotCloseThePeriod() {
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));
        String audit = anAuditInProgress(handler);

        as(Role.HANDLER_OFFICER, handler)
                .body(report("2026-09-28", false))
                .post("/audits/" + audit + "/report")
                .then()
                .statusCode(200)
                .body("report.nextDueOn", equalTo("2027-04-30"));

        duty(handler).body("lastReportedOn", nullValue()).body("dueOn", equalTo("2027-04-30"));
    }

    @Test
    void anOverduePeriodIsShownAndComesUpOnce() {
        // Given
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));
        String audit = anAuditInProgress(handler);

        // When
        clock.setTo(LocalDate.of(2027, 5, 1));

        // Then
        KafkaProbe.await(EventType.ALERT_RAISED, event -> isOverdueAlert(event, handler));
        duty(handler).body("overdue", equalTo(true)).body("owed[0].breach", equalTo(true));
        as(Role.HANDLER_OFFICER, handler).get("/audits/" + audit).then().body("overdue", equalTo(true));
        clock.setTo(LocalDate.of(2027, 5, 2));
        // the same handler is told of again, and looked at again
        String another = aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));
        KafkaProbe.await(EventType.ALERT_RAISED, event -> isOverdueAlert(event, another));
        assertThat(KafkaProbe.events(Topic.ALERTS).stream().filter(event -> isOverdueAlert(event, handler)))
                .hasSize(1)
                .allSatisfy(event ->
                        assertThat(event.dataAs(AlertRaised.class).provisions()).containsExactly("AUD-4"));
        as(Role.HANDLER_OFFICER, handler)
                .body(report("2027-05-02", true))
                .post("/audits/" + audit + "/report")
                .then()
                .body("report.late", equalTo(true));
        duty(handler).body("overdue", equalTo(false));
    }

    @Test
    void betweenTheNumbersTheHandlerDeclaresHowOften() {
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 2_000_000));
        duty(handler).body("dueOn", nullValue()).body("owed[0].provision", equalTo("PIPL-54"));

        as(Role.HANDLER_OFFICER, handler)
                .body(Map.of("years", 3, "declaredOn", "2026-01-10"))
                .post("/handlers/" + handler + "/audit-frequency")
                .then()
                .statusCode(200)
                .body("dueOn", equalTo("2029-01-10"))
                .body("owed[0].deadlineKind", equalTo("OWN_FREQUENCY"))
                .body("owed[0].breach", equalTo(false));
        as(Role.HANDLER_OFFICER, handler)
                .body(Map.of("years", 0))
                .post("/handlers/" + handler + "/audit-frequency")
                .then()
                .statusCode(400);
    }

    @Test
    void aHandlerThatGrowsOwesFromThatDayHoweverOftenItIsTold() {
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 2_000_000));
        EventEnvelope grown = EventEnvelope.of(
                EventIds.random(),
                URI.create("/handler-registry"),
                SOME_TIME,
                handler,
                new HandlerProfileChanged(
                        Examples.profile(
                                handler,
                                2,
                                "ENTERPRISE",
                                new Count(LONG_AGO, 2_000_000),
                                new Count(LocalDate.of(2026, 6, 1), 10_000_000)),
                        List.of("personsHandled"),
                        LocalDate.of(2026, 6, 1)));

        KafkaProbe.publish(grown);
        KafkaProbe.publish(grown);

        await().atMost(KafkaProbe.PATIENCE).untilAsserted(() -> duty(handler).body("dueOn", equalTo("2028-06-01")));
    }

    @Test
    void scenario27TheMeasuresDoNotApplyToAStateOrgan() {
        String organ = aHandler("STATE_ORGAN", new Count(LONG_AGO, 20_000_000));

        duty(organ)
                .body("measuresApply", equalTo(false))
                .body("findings.provision", equalTo(List.of("AUD-19")))
                .body("owed.provision", equalTo(List.of("PIPL-54")));
        as(Role.REGULATOR)
                .header("Accept-Language", "zh-CN")
                .body(Map.of("kind", "ORDERED", "handlerId", organ))
                .post("/audits")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("audit-object-excluded"))
                .body("provision", equalTo("AUD-19"))
                .body("title", equalTo("审计办法不适用于该对象"))
                .body("detail", containsString("第五十四条"));
        as(Role.HANDLER_OFFICER, organ)
                .body(Map.of("kind", "SELF", "handlerId", organ, "performer", "AGENCY", "agencyId", "agency-1"))
                .post("/audits")
                .then()
                .statusCode(422)
                .body("provision", equalTo("AUD-19"));
        as(Role.HANDLER_OFFICER, organ)
                .body(plan(organ))
                .post("/audits")
                .then()
                .statusCode(201)
                .body("provision", equalTo("PIPL-54"))
                .body("dueOn", nullValue());
    }

    @Test
    void anOrderedAuditIsNotOfferedYetAndSaysSo() {
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));

        as(Role.REGULATOR)
                .body(Map.of("kind", "ORDERED", "handlerId", handler))
                .post("/audits")
                .then()
                .statusCode(501)
                .body("code", equalTo("ordered-audit-not-offered"));
        as(Role.HANDLER_OFFICER, handler)
                .body(Map.of("kind", "ORDERED", "handlerId", handler))
                .post("/audits")
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsNotToldIsNotGuessed() {
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));
        as(Role.OPERATOR).get("/handlers/no-such-handler/audit-duty").then().statusCode(404);
        projections.expect("not-read-yet");
        try {
            as(Role.HANDLER_OFFICER, handler)
                    .get("/handlers/" + handler + "/audit-duty")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("projection-behind"));
        } finally {
            projections.reached("not-read-yet");
        }
        String unnumbered = EventIds.random();
        tell(unnumbered, "ENTERPRISE");
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> as(Role.OPERATOR)
                                .get("/handlers/" + unnumbered + "/audit-duty")
                                .statusCode()
                        == 503);
    }

    @Test
    void whatHasNotTheFormIsRefusedFieldByField() {
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));
        String audit = anAuditInProgress(handler);
        as(Role.HANDLER_OFFICER, handler).body("").post("/audits").then().statusCode(400);
        as(Role.HANDLER_OFFICER, handler)
                .body("{\"kind\":\"OTHER\"}")
                .post("/audits")
                .then()
                .statusCode(400);
        as(Role.HANDLER_OFFICER, handler)
                .body(Map.of("kind", "SELF", "handlerId", handler))
                .post("/audits")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("performer"));
        as(Role.HANDLER_OFFICER, handler)
                .body(Map.of("kind", "SELF", "handlerId", handler, "performer", "AGENCY"))
                .post("/audits")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("agencyId"));
        as(Role.HANDLER_OFFICER, handler)
                .header("Accept-Language", "zh")
                .body(Map.of("performer", "INTERNAL"))
                .post("/audits/" + audit + "/report")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("coversAllSections"))
                .body("errors.message", hasItem("必须填写"));
        as(Role.HANDLER_OFFICER, handler)
                .body(report("2026-09-29", true))
                .post("/audits/" + audit + "/report")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("reportedOn"));
    }

    @Test
    void aCommandSentTwiceTakesEffectOnce() {
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));
        Response first = as(Role.HANDLER_OFFICER, handler)
                .header("Idempotency-Key", "k-1")
                .body(plan(handler))
                .post("/audits");
        Response again = as(Role.HANDLER_OFFICER, handler)
                .header("Idempotency-Key", "k-1")
                .body(plan(handler))
                .post("/audits");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("id")).isEqualTo(first.<String>path("id"));
        as(Role.HANDLER_OFFICER, handler)
                .get("/audits")
                .then()
                .body("items.id", equalTo(List.of(first.<String>path("id"))));
    }

    @Test
    void tenantComesBeforeRoleOnEveryAddress() {
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));
        String audit = as(Role.HANDLER_OFFICER, handler)
                .body(Map.of("kind", "SELF", "handlerId", handler, "performer", "AGENCY", "agencyId", "agency-1"))
                .post("/audits")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String duty = "/handlers/" + handler + "/audit-duty";
        for (String address : List.of("/audits/" + audit, duty)) {
            given().get(address).then().statusCode(401);
            given().auth()
                    .oauth2(Tokens.expired(Role.HANDLER_OFFICER, handler))
                    .get(address)
                    .then()
                    .statusCode(401);
            as(Role.HANDLER_OFFICER, handler).get(address).then().statusCode(200);
            as(Role.HANDLER_OFFICER, "another").get(address).then().statusCode(404);
            as(Role.PIPELINE, handler).get(address).then().statusCode(403);
            as(Role.AGENCY_AUDITOR, "agency-2").get(address).then().statusCode(404);
            as(Role.CERTIFICATION_BODY, "body-1").get(address).then().statusCode(404);
            as(Role.REGULATOR).get(address).then().statusCode(200);
            as(Role.REGULATOR, "CN-31").get(address).then().statusCode(200);
            as(Role.REGULATOR, "CN-11").get(address).then().statusCode(404);
            as(Role.OPERATOR).get(address).then().statusCode(200);
        }
        as(Role.AGENCY_AUDITOR, "agency-1").get("/audits/" + audit).then().statusCode(200);
        as(Role.AGENCY_AUDITOR, "agency-1").get(duty).then().statusCode(404);
        for (String step : List.of("/start", "/report")) {
            String address = "/audits/" + audit + step;
            given().contentType("application/json")
                    .body("{}")
                    .post(address)
                    .then()
                    .statusCode(401);
            as(Role.HANDLER_OFFICER, "another").body("{}").post(address).then().statusCode(404);
            as(Role.AGENCY_AUDITOR, "agency-1").body("{}").post(address).then().statusCode(403);
            as(Role.REGULATOR).body("{}").post(address).then().statusCode(403);
        }
        as(Role.HANDLER_OFFICER, "another")
                .body(plan(handler))
                .post("/audits")
                .then()
                .statusCode(404);
        as(Role.REGULATOR).body(plan(handler)).post("/audits").then().statusCode(403);
        as(Role.PIPELINE, handler).body(plan(handler)).post("/audits").then().statusCode(403);
        as(Role.REGULATOR)
                .body(Map.of("years", 3))
                .post("/handlers/" + handler + "/audit-frequency")
                .then()
                .statusCode(403);
        as(Role.REGULATOR, "CN-11")
                .queryParam("handlerId", handler)
                .get("/audits")
                .then()
                .body("items", empty());
        as(Role.AGENCY_AUDITOR, "agency-2").get("/audits").then().body("items", empty());
        as(Role.OPERATOR)
                .queryParam("handlerId", handler)
                .queryParam("status", "PLANNED")
                .get("/audits")
                .then()
                .body("items.id", equalTo(List.of(audit)));
        as(Role.PIPELINE, handler).get("/audits").then().statusCode(403);
        as(Role.OPERATOR).queryParam("status", "GONE").get("/audits").then().statusCode(400);
    }

    @Test
    void listsComeInPages() {
        String handler = aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));
        String first = anAudit(handler);
        String second = anAudit(handler);

        Response page = as(Role.HANDLER_OFFICER, handler).queryParam("limit", 1).get("/audits");

        page.then().header("Link", containsString("rel=\"next\"")).body("items.id", equalTo(List.of(first)));
        as(Role.HANDLER_OFFICER, handler)
                .queryParam("limit", 1)
                .queryParam("cursor", page.<String>path("next"))
                .get("/audits")
                .then()
                .body("items.id", equalTo(List.of(second)))
                .body("next", nullValue());
    }

    @Test
    void theContractIsTheCommittedOne() {
        OpenApiCheck.servedIsCommitted();
    }

    private static RequestSpecification as(Role role, String... tenants) {
        return given().auth().oauth2(Tokens.of(role, tenants)).contentType("application/json");
    }

    private static void tell(String id, String kind, Count... counts) {
        KafkaProbe.publish(EventEnvelope.of(
                EventIds.random(),
                URI.create("/handler-registry"),
                SOME_TIME,
                id,
                new HandlerRegistered(Examples.profile(id, 1, kind, counts))));
    }

    /** Tells of a handler as the registry does, and waits until the service knows it. */
    private static String aHandler(String kind, Count... counts) {
        String id = EventIds.random();
        tell(id, kind, counts);
        await().atMost(KafkaProbe.PATIENCE)
                .until(() ->
                        as(Role.OPERATOR).get("/handlers/" + id + "/audit-duty").statusCode() == 200);
        return id;
    }

    private static Map<String, Object> plan(String handler) {
        return Map.of("kind", "SELF", "handlerId", handler, "performer", "INTERNAL", "startsOn", "2026-10-12");
    }

    private static Map<String, Object> report(String reportedOn, boolean coversAllSections) {
        Map<String, Object> report = new HashMap<>();
        report.put("reportedOn", reportedOn);
        report.put("performer", "INTERNAL");
        report.put("conclusion", "基本合规 / largely compliant");
        report.put("findingsCount", 2);
        report.put("coversAllSections", coversAllSections);
        return report;
    }

    private static String anAudit(String handler) {
        return as(Role.HANDLER_OFFICER, handler)
                .body(plan(handler))
                .post("/audits")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String anAuditInProgress(String handler) {
        String audit = anAudit(handler);
        as(Role.HANDLER_OFFICER, handler)
                .body(Map.of("startedOn", "2026-09-20"))
                .post("/audits/" + audit + "/start")
                .then()
                .statusCode(200);
        return audit;
    }

    private static io.restassured.response.ValidatableResponse duty(String handler) {
        return as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/" + handler + "/audit-duty")
                .then()
                .statusCode(200);
    }

    private static boolean isOverdueAlert(EventEnvelope event, String handler) {
        AlertRaised alert = event.dataAs(AlertRaised.class);
        return alert.code().equals("audit-overdue") && handler.equals(alert.handlerId());
    }

    private static java.util.function.Predicate<EventEnvelope> of(String audit) {
        return event -> event.data().path("auditId").asText().equals(audit);
    }
}
