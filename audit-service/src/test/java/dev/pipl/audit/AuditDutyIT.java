package dev.pipl.audit;

import static dev.pipl.audit.AuditSteps.aHandler;
import static dev.pipl.audit.AuditSteps.aLargeHandler;
import static dev.pipl.audit.AuditSteps.as;
import static dev.pipl.audit.AuditSteps.duty;
import static dev.pipl.audit.AuditSteps.plan;
import static dev.pipl.audit.AuditSteps.tell;
import static dev.pipl.audit.Examples.LONG_AGO;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.audit.Examples.Count;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a handler owes by its kind and its size, and what is not known of it. */
@QuarkusTest
@OnPlatform(schema = "audit")
class AuditDutyIT {
    @Inject
    TestClock clock;

    @Inject
    Projections projections;

    @BeforeEach
    void itIsTheEndOfSeptember() {
        clock.setTo(AuditSteps.TODAY);
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
                AuditSteps.SOME_TIME,
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
        String handler = aLargeHandler();

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
        String handler = aLargeHandler();
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
}
