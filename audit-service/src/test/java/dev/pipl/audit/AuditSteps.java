package dev.pipl.audit;

import static dev.pipl.audit.Examples.LONG_AGO;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.pipl.audit.Examples.Count;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** What the tests of this service do again and again, as its callers do it. */
final class AuditSteps {
    static final LocalDate TODAY = LocalDate.of(2026, 9, 28);
    static final Instant SOME_TIME = Instant.parse("2026-03-01T00:00:00Z");

    private AuditSteps() {}

    static RequestSpecification as(Role role, String... tenants) {
        return given().auth().oauth2(Tokens.of(role, tenants)).contentType("application/json");
    }

    /** Tells of a handler as the registry does. */
    static void tell(String id, String kind, Count... counts) {
        KafkaProbe.publish(EventEnvelope.of(
                EventIds.random(),
                URI.create("/handler-registry"),
                SOME_TIME,
                id,
                new HandlerRegistered(Examples.profile(id, 1, kind, counts))));
    }

    /** Tells of a handler as the registry does, and waits until the service knows it. */
    static String aHandler(String kind, Count... counts) {
        String id = EventIds.random();
        tell(id, kind, counts);
        await().atMost(KafkaProbe.PATIENCE)
                .until(() ->
                        as(Role.OPERATOR).get("/handlers/" + id + "/audit-duty").statusCode() == 200);
        return id;
    }

    /** So large that it has to audit itself every two years, the first time by the end of April 2027. */
    static String aLargeHandler() {
        return aHandler("ENTERPRISE", new Count(LONG_AGO, 20_000_000));
    }

    static Map<String, Object> plan(String handler) {
        return Map.of("kind", "SELF", "handlerId", handler, "performer", "INTERNAL", "startsOn", "2026-10-12");
    }

    static Map<String, Object> report(String reportedOn, boolean coversAllSections) {
        Map<String, Object> report = new HashMap<>();
        report.put("reportedOn", reportedOn);
        report.put("performer", "INTERNAL");
        report.put("conclusion", "基本合规 / largely compliant");
        report.put("findingsCount", 2);
        report.put("coversAllSections", coversAllSections);
        return report;
    }

    static String anAudit(String handler) {
        return as(Role.HANDLER_OFFICER, handler)
                .body(plan(handler))
                .post("/audits")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String anAuditInProgress(String handler) {
        String audit = anAudit(handler);
        as(Role.HANDLER_OFFICER, handler)
                .body(Map.of("startedOn", "2026-09-20"))
                .post("/audits/" + audit + "/start")
                .then()
                .statusCode(200);
        return audit;
    }

    static ValidatableResponse duty(String handler) {
        return as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/" + handler + "/audit-duty")
                .then()
                .statusCode(200);
    }

    static boolean isOverdueAlert(EventEnvelope event, String handler) {
        AlertRaised alert = event.dataAs(AlertRaised.class);
        return alert.code().equals("audit-overdue") && handler.equals(alert.handlerId());
    }
}
