package dev.pipl.audit;

import static dev.pipl.audit.AuditSteps.aLargeHandler;
import static dev.pipl.audit.AuditSteps.anAudit;
import static dev.pipl.audit.AuditSteps.anAuditInProgress;
import static dev.pipl.audit.AuditSteps.as;
import static dev.pipl.audit.AuditSteps.duty;
import static dev.pipl.audit.AuditSteps.isOverdueAlert;
import static dev.pipl.audit.AuditSteps.plan;
import static dev.pipl.audit.AuditSteps.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.audit.SelfAuditPlanned;
import dev.pipl.events.audit.SelfAuditReported;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.OpenApiCheck;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Self audits from the plan to the report. */
@QuarkusTest
@OnPlatform(schema = "audit")
class AuditIT {
    @Inject
    TestClock clock;

    @BeforeEach
    void itIsTheEndOfSeptember() {
        clock.setTo(AuditSteps.TODAY);
    }

    @Test
    void aPlanBecomesAReportAndTheReportBeginsTheNextTwoYears() {
        // Given
        String handler = aLargeHandler();
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
        String handler = aLargeHandler();
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
        String handler = aLargeHandler();
        String audit = anAuditInProgress(handler);

        // When
        clock.setTo(LocalDate.of(2027, 5, 1));

        // Then
        KafkaProbe.await(EventType.ALERT_RAISED, event -> isOverdueAlert(event, handler));
        duty(handler).body("overdue", equalTo(true)).body("owed[0].breach", equalTo(true));
        as(Role.HANDLER_OFFICER, handler).get("/audits/" + audit).then().body("overdue", equalTo(true));
        clock.setTo(LocalDate.of(2027, 5, 2));
        // the same handler is told of again, and looked at again
        String another = aLargeHandler();
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
    void whatHasNotTheFormIsRefusedFieldByField() {
        String handler = aLargeHandler();
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
        String handler = aLargeHandler();
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
    void listsComeInPages() {
        String handler = aLargeHandler();
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

    private static Predicate<EventEnvelope> of(String audit) {
        return event -> event.data().path("auditId").asText().equals(audit);
    }
}
