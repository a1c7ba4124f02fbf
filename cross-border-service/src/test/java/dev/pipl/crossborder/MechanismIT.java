package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.MechanismKind;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
}
