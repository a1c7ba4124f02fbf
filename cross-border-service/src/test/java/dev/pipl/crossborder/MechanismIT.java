package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.Wording;
import dev.pipl.events.certification.CertificateIssued;
import dev.pipl.events.certification.CertificateScope;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Assessments and contracts from their first day to their last, over HTTP. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class MechanismIT {

    @Inject
    TestClock clock;

    @Inject
    Mechanisms mechanisms;

    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerWithARecipient() {
        clock.setTo(LocalDate.of(2026, 10, 20));
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
        await().atMost(KafkaProbe.PATIENCE).until(() -> mechanisms.isReady());
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    private String scope(String more) {
        return "{\"recipientIds\":[\"" + recipient + "\"],\"purposes\":[\"HOTEL_BOOKING\"],\"categories\":[\"NAME\"]"
                + more + "}";
    }

    private Response open(String kind, String scope, String more) {
        return as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body("{\"handlerId\":\"" + handler + "\",\"kind\":\"" + kind + "\",\"scope\":" + scope + more + "}")
                .post("/mechanisms");
    }

    private Response contract(String dates) {
        return open(
                "STANDARD_CONTRACT",
                scope(""),
                ",\"impactAssessment\":{\"id\":\"pipia-1\",\"completedOn\":\"2026-09-01\"}" + dates);
    }

    private Response step(Role role, String id, String step, String body) {
        return as(role, role == Role.REGULATOR ? new String[0] : new String[] {handler})
                .contentType("application/json")
                .body(body)
                .post("/mechanisms/{id}/{step}", id, step);
    }

    private String done(String id, String step, String body) {
        return step(Role.HANDLER_OFFICER, id, step, body)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    @Test
    void aContractInEffectCoversAtOnceAndItsFilingIsDueInTenWorkdays() {
        Response opened = contract(",\"signedOn\":\"2026-09-20\",\"effectiveOn\":\"2026-09-28\"");

        opened.then()
                .statusCode(201)
                .header("ETag", equalTo("\"3\""))
                .body("state", equalTo("EFFECTIVE"))
                .body("inForce", equalTo(true))
                .body("validities[0].from", equalTo("2026-09-28T00:00:00+08:00"))
                .body("validities[0].until", nullValue())
                .body("deadlines[0].clock", equalTo("FILING"))
                .body("deadlines[0].provision", equalTo("SCC-7"))
                .body("deadlines[0].dueOn", equalTo("2026-10-16"))
                .body("filingLate", equalTo(true));
        List<Mechanism> known = mechanisms.of(handler);
        assertThat(known).extracting(Mechanism::kind).containsExactly(MechanismKind.STANDARD_CONTRACT);
        assertThat(known.get(0).scopeAt(Instant.parse("2026-09-27T15:59:59Z"))).isEmpty();
        assertThat(known.get(0).scopeAt(Instant.parse("2026-09-27T16:00:00Z")))
                .hasValueSatisfying(scope -> assertThat(scope.recipientIds()).isEqualTo(Set.of(recipient)));
        as(Role.HANDLER_OFFICER, handler)
                .get("/mechanisms?handlerId={id}", handler)
                .then()
                .statusCode(200)
                .body("items.id", contains(opened.<String>path("id")));
    }

    @Test
    void aContractFiledLateIsInForceAllTheSame() {
        String id = contract(",\"signedOn\":\"2026-09-20\",\"effectiveOn\":\"2026-09-28\"")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(done(id, "filing", "{\"on\":\"2026-10-19\"}")).isEqualTo("FILING_SUBMITTED");
        assertThat(done(
                        id,
                        "filing-check",
                        "{\"on\":\"2026-10-20\",\"outcome\":\"SUPPLEMENT_REQUIRED\",\"reference\":\"letter 1\"}"))
                .isEqualTo("SUPPLEMENT_REQUIRED");
        assertThat(done(id, "supplement", "{\"on\":\"2026-10-20\"}")).isEqualTo("FILING_SUBMITTED");
        step(Role.REGULATOR, id, "filing-check", "{\"on\":\"2026-10-20\",\"outcome\":\"FILED\",\"reference\":\"F-1\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("FILED"))
                .body("reference", equalTo("F-1"))
                .body("inForce", equalTo(true))
                .body("filingLate", equalTo(true))
                .body("steps.byRegulator", hasItem(true));
    }

    @Test
    void whoMayDoWhatIsAskedBeforeAnythingElse() {
        String id = contract("").then().statusCode(201).extract().path("id");

        as(Role.HANDLER_OFFICER, "another")
                .get("/mechanisms/{id}", id)
                .then()
                .statusCode(404)
                .body("code", equalTo("mechanism-unknown"));
        step(Role.REGULATOR, id, "signing", "{\"on\":\"2026-10-20\"}").then().statusCode(403);
        step(Role.HANDLER_OFFICER, id, "filing", "{\"on\":\"2026-10-20\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("mechanism-step-not-possible"));
        step(Role.HANDLER_OFFICER, id, "signing", "{}").then().statusCode(400).body("errors.field", hasItem("on"));
        open("CERTIFICATE", scope(""), "")
                .then()
                .statusCode(422)
                .body("code", equalTo("certificate-issued-by-body"))
                .body("findings[0].provision", equalTo("CERT-8"));
    }

    @Test
    void anAssessmentIsPassedExtendedAndEnds() {
        clock.setTo(LocalDate.of(2026, 9, 28));
        String id = open(
                        "SECURITY_ASSESSMENT",
                        scope(",\"sensitive\":true,\"personsMax\":1000,\"sensitivePersonsMax\":10"),
                        "")
                .then()
                .statusCode(201)
                .body("state", equalTo("SELF_ASSESSED"))
                .extract()
                .path("id");
        assertThat(done(id, "application", "{\"on\":\"2026-09-28\",\"reference\":\"A-1\"}"))
                .isEqualTo("APPLIED");
        step(Role.REGULATOR, id, "completeness", "{\"on\":\"2026-09-28\",\"outcome\":\"COMPLETE\"}")
                .then()
                .statusCode(200)
                .body("deadlines.find { it.clock == 'COMPLETENESS_CHECK' }.dueOn", equalTo("2026-10-10"))
                .body("deadlines.find { it.clock == 'ACCEPTANCE' }.dueOn", equalTo("2026-10-13"));
        step(Role.HANDLER_OFFICER, id, "acceptance", "{\"on\":\"2026-09-28\",\"outcome\":\"ACCEPTED\"}")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("reference"));
        done(id, "acceptance", "{\"on\":\"2026-09-28\",\"outcome\":\"ACCEPTED\",\"reference\":\"letter 1\"}");
        step(Role.REGULATOR, id, "result", "{\"on\":\"2026-09-28\",\"outcome\":\"PASSED\",\"reference\":\"R-1\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("PASSED"))
                .body("inForce", equalTo(true))
                .body("validities[0].until", equalTo("2029-09-29T00:00:00+08:00"))
                .body("extensionOpensOn", equalTo("2029-07-06"));
        KafkaProbe.await(
                EventType.MECHANISM_ACTIVATED,
                event -> id.equals(event.data().path("mechanismId").asText())
                        && event.data().path("personsMax").asLong() == 1_000);
        as(Role.HANDLER_OFFICER, handler)
                .get("/mechanisms/{id}/quota", id)
                .then()
                .statusCode(200)
                .body("nonSensitive.max", equalTo(1000))
                .body("nonSensitive.used", equalTo(0))
                .body("nonSensitive.remaining", equalTo(1000));

        String extension = "{\"on\":\"%s\",\"extension\":{\"personsNext\":%d,\"sensitivePersonsNext\":12,"
                + "\"samePurposeAndScope\":true,\"sameParties\":true,\"documentsFit\":true,\"noMajorIncident\":true}}";
        clock.setTo(LocalDate.of(2029, 7, 5));
        step(Role.HANDLER_OFFICER, id, "extension", extension.formatted("2029-07-05", 1_200))
                .then()
                .statusCode(422)
                .body("code", equalTo("outside-extension-window"))
                .body("findings[0].provision", equalTo("CBDF-9"));
        clock.setTo(LocalDate.of(2029, 7, 6));
        awaitAlert("assessment-expiring", id);
        step(Role.HANDLER_OFFICER, id, "extension", extension.formatted("2029-07-06", 1_201))
                .then()
                .statusCode(422)
                .body("code", equalTo("extension-conditions-not-met"))
                .body("findings[0].provision", equalTo("QA-JUL-2"));
        step(Role.HANDLER_OFFICER, id, "extension", extension.formatted("2029-07-06", 1_200))
                .then()
                .statusCode(200)
                .body("state", equalTo("EXTENSION_APPLIED"));
        step(Role.REGULATOR, id, "extension-result", "{\"on\":\"2029-07-06\",\"outcome\":\"PASSED\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("PASSED"))
                .body("validities[1].from", equalTo("2029-09-29T00:00:00+08:00"))
                .body("validities[1].until", equalTo("2032-09-29T00:00:00+08:00"))
                .body("validities[1].scope.personsMax", equalTo(1200));

        clock.setTo(LocalDate.of(2032, 9, 29));
        awaitAlert("mechanism-expired", id);
        KafkaProbe.await(
                EventType.MECHANISM_ENDED,
                event -> id.equals(event.data().path("mechanismId").asText())
                        && "expired".equals(event.data().path("reason").asText()));
        as(Role.HANDLER_OFFICER, handler)
                .get("/mechanisms/{id}", id)
                .then()
                .body("state", equalTo("EXPIRED"))
                .body("inForce", equalTo(false));
    }

    private static void awaitAlert(String code, String mechanismId) {
        KafkaProbe.await(
                EventType.ALERT_RAISED,
                event -> code.equals(event.data().path("code").asText())
                        && event.data().path("subject").asText().endsWith(mechanismId));
    }

    @Test
    void aFilingThatIsMissedIsToldOnce() {
        String id = contract(",\"signedOn\":\"2026-09-20\",\"effectiveOn\":\"2026-09-28\"")
                .then()
                .extract()
                .path("id");

        awaitAlert("contract-filing-overdue", id);
        done(id, "filing", "{\"on\":\"2026-10-20\"}");
        done(id, "termination", "{\"on\":\"2026-10-20\"}");
        KafkaProbe.await(
                EventType.MECHANISM_ENDED,
                event -> id.equals(event.data().path("mechanismId").asText())
                        && "terminated".equals(event.data().path("reason").asText()));
        assertThat(KafkaProbe.events(Topic.ALERTS))
                .filteredOn(alert -> alert.data().path("code").asText().equals("contract-filing-overdue")
                        && alert.data().path("subject").asText().endsWith(id))
                .hasSize(1);
    }

    @Test
    void aCertificateStandsAmongTheMechanismsWhileItIsValid() {
        String number = "CERT-" + handler;
        KafkaProbe.publish(EventEnvelope.of(
                EventIds.random(),
                URI.create("/certification"),
                Instant.parse("2026-10-12T02:00:00Z"),
                handler,
                new CertificateIssued(
                        number,
                        "body-1",
                        handler,
                        new Wording("测试公司", "Test Company"),
                        new CertificateScope(
                                new Wording("订单数据", "Order data"), List.of(recipient), List.of(), List.of(), 500_000L),
                        LocalDate.of(2026, 10, 12),
                        LocalDate.of(2029, 10, 12),
                        LocalDate.of(2029, 4, 12),
                        "VALID",
                        LocalDate.of(2026, 10, 12))));

        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> as(Role.HANDLER_OFFICER, handler)
                        .get("/mechanisms?handlerId={id}", handler)
                        .then()
                        .statusCode(200)
                        .body("items.reference", contains(number))
                        .body("items[0].kind", equalTo("CERTIFICATE"))
                        .body("items[0].inForce", equalTo(true)));
    }

    @Test
    void aStateOrgansOwnAssessmentIsApprovedByAnotherPerson() {
        handler = Service.newHandler(Profiles.of(
                "h-" + UUID.randomUUID(),
                1,
                List.of(Profiles.fact(Service.SINCE, "STATE_ORGAN")),
                List.of(Profiles.fact(Service.SINCE, false))));
        recipient = Service.newRecipient(handler);
        contract("")
                .then()
                .statusCode(422)
                .body("code", equalTo("contract-not-open"))
                .body("findings[0].provision", equalTo("PIPL-36"));
        String id = open("STATE_ORGAN_ASSESSMENT", scope(""), "")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        step(Role.HANDLER_OFFICER, id, "approval", "{\"on\":\"2026-10-20\"}")
                .then()
                .statusCode(403)
                .body("code", equalTo("second-person-required"));
        step(Role.OPERATOR, id, "approval", "{\"on\":\"2026-10-20\"}")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("inForce", equalTo(true));
    }
}
