package dev.pipl.certification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Topic;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.crossborder.CertificationEligibilityChanged;
import dev.pipl.events.crossborder.ThresholdCrossed;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.events.registry.PersonsHandled;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.Tokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;

/** What operators, bodies, regulators, the registry and the ledger do in the integration tests. */
final class CertificationSteps {
    static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    static final LocalDate QUALIFIED = LocalDate.of(2026, 9, 1);
    static final LocalDate TODAY = LocalDate.of(2026, 9, 28);
    private static final Instant SOME_TIME = Instant.parse("2026-03-01T00:00:00Z");

    private CertificationSteps() {}

    static RequestSpecification as(Role role, String... tenants) {
        return given().auth().oauth2(Tokens.of(role, tenants)).contentType("application/json");
    }

    static String aQualifiedBody(LocalDate qualifiedOn) {
        return as(Role.OPERATOR)
                .body(Map.of("name", Map.of("zh", "华证", "en", "Huazheng"), "qualifiedOn", qualifiedOn.toString()))
                .post("/certification-bodies")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Map<String, Object> allMaterials() {
        Map<String, Object> materials = new HashMap<>();
        for (String name : List.of(
                "qualification",
                "recentWork",
                "staffSecurityReview",
                "rulesAndPlan",
                "riskPrevention",
                "continuousSupervision",
                "complaintHandling",
                "other")) {
            materials.put(name, "file of " + name);
        }
        return Map.of("materials", materials);
    }

    static String aFiledBody(LocalDate qualifiedOn) {
        String id = aQualifiedBody(qualifiedOn);
        as(Role.CERTIFICATION_BODY, id)
                .body(allMaterials())
                .post("/certification-bodies/" + id + "/filing")
                .then()
                .statusCode(200);
        as(Role.REGULATOR)
                .body(Map.of("outcome", "FILED"))
                .post("/certification-bodies/" + id + "/filing/decision")
                .then()
                .statusCode(200);
        return id;
    }

    /** Tells of a handler as the registry does, and waits until the service knows it. */
    static String aHandler(String bodyId, String kind, boolean criticalInfrastructure) {
        String id = EventIds.random();
        KafkaProbe.publish(EventEnvelope.of(
                EventIds.random(),
                URI.create("/handler-registry"),
                SOME_TIME,
                id,
                new HandlerRegistered(profile(id, 1, kind, criticalInfrastructure, LONG_AGO))));
        // A certificate that can never be: the answer tells whether the handler is known.
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> as(Role.CERTIFICATION_BODY, bodyId)
                                .body(issueRequest(bodyId, id, LocalDate.of(2026, 9, 1), LocalDate.of(2026, 8, 1)))
                                .post("/certificates")
                                .statusCode()
                        != 404);
        return id;
    }

    static HandlerProfile profile(
            String id, long version, String kind, boolean criticalInfrastructure, LocalDate criticalSince) {
        return new HandlerProfile(
                id,
                version,
                new Wording("云帆商贸", "Yunfan Trading"),
                "91310000MA1FL0000X",
                "CN-31",
                null,
                List.of(new DatedFact<>(LONG_AGO, kind)),
                criticalSince.equals(LONG_AGO)
                        ? List.of(new DatedFact<>(LONG_AGO, criticalInfrastructure))
                        : List.of(
                                new DatedFact<>(LONG_AGO, false),
                                new DatedFact<>(criticalSince, criticalInfrastructure)),
                List.of(new DatedFact<>(LONG_AGO, false)),
                List.of(new DatedFact<>(LONG_AGO, new PersonsHandled(500_000, null, null, LONG_AGO))));
    }

    static Map<String, Object> issueRequest(String bodyId, String handlerId, LocalDate issuedOn, LocalDate validUntil) {
        Map<String, Object> request = new HashMap<>();
        request.put("bodyId", bodyId);
        request.put("handlerId", handlerId);
        request.put("issuedOn", issuedOn.toString());
        request.put("validUntil", validUntil.toString());
        request.put(
                "scope",
                Map.of(
                        "description",
                        Map.of("zh", "客服", "en", "Customer support"),
                        "recipientIds",
                        List.of("recipient-1"),
                        "purposes",
                        List.of("customer-support"),
                        "categories",
                        List.of("CONTACT")));
        return request;
    }

    static Response issue(String bodyId, String handlerId, LocalDate issuedOn) {
        return as(Role.CERTIFICATION_BODY, bodyId)
                .body(issueRequest(bodyId, handlerId, issuedOn, issuedOn.plusYears(3)))
                .post("/certificates");
    }

    static String aCertificate(String bodyId, String handlerId, LocalDate issuedOn) {
        return issue(bodyId, handlerId, issuedOn)
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    static EventEnvelope crossed(String handlerId, String subjectClass, long threshold, String pipelineEvent) {
        return EventEnvelope.of(
                EventIds.of("crossed", handlerId, subjectClass, String.valueOf(threshold)),
                URI.create("/cross-border"),
                SOME_TIME,
                handlerId,
                new ThresholdCrossed(
                        handlerId,
                        2026,
                        subjectClass,
                        threshold,
                        threshold,
                        threshold,
                        pipelineEvent,
                        OffsetDateTime.parse("2026-11-03T14:20:11+08:00"),
                        "CBDF-7",
                        new Wording("第七条", "Article 7"),
                        "v"));
    }

    static EventEnvelope eligibilityLost(String handlerId, long nonSensitive, long sensitive, String pipelineEvent) {
        return EventEnvelope.of(
                EventIds.of("eligibility", handlerId),
                URI.create("/cross-border"),
                SOME_TIME,
                handlerId,
                new CertificationEligibilityChanged(
                        handlerId,
                        2026,
                        false,
                        "threshold-crossed",
                        List.of("CERT-5"),
                        nonSensitive,
                        sensitive,
                        pipelineEvent,
                        OffsetDateTime.parse("2026-11-03T14:20:11+08:00"),
                        "v"));
    }

    /** Tells the sandbox platform how to treat the next reports on a certificate. */
    static void platformMoods(String certificateNumber, String moods) {
        given().body(moods)
                .put(ConfigProvider.getConfig().getValue("pipl.platform.url", String.class) + "/moods/"
                        + certificateNumber)
                .then()
                .statusCode(204);
    }

    static Response platformKnows(String reportId) {
        return given().get(ConfigProvider.getConfig().getValue("pipl.platform.url", String.class) + "/received/"
                + reportId);
    }

    static List<Map<String, Object>> reports(String bodyId, String certificateNumber) {
        return as(Role.CERTIFICATION_BODY, bodyId)
                .queryParam("certificateNumber", certificateNumber)
                .get("/platform-reports")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** What was found against a certificate, as its body reads it. */
    static ValidatableResponse findings(String body, String number) {
        return as(Role.CERTIFICATION_BODY, body)
                .get("/certificates/" + number + "/findings")
                .then()
                .statusCode(200);
    }

    /** The alerts of this kind that were raised so far. */
    static List<AlertRaised> alerts(String code, String subject) {
        return KafkaProbe.events(Topic.ALERTS).stream()
                .map(event -> event.dataAs(AlertRaised.class))
                .filter(alert -> alert.code().equals(code) && subject.equals(alert.subject()))
                .toList();
    }

    /** An event that has this value in that field. */
    static Predicate<EventEnvelope> of(String value, String field) {
        return event -> event.data().path(field).asText().equals(value);
    }
}
