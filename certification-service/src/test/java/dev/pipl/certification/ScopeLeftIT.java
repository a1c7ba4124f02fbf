package dev.pipl.certification;

import static dev.pipl.certification.CertificationSteps.QUALIFIED;
import static dev.pipl.certification.CertificationSteps.TODAY;
import static dev.pipl.certification.CertificationSteps.aCertificate;
import static dev.pipl.certification.CertificationSteps.aFiledBody;
import static dev.pipl.certification.CertificationSteps.aHandler;
import static dev.pipl.certification.CertificationSteps.alerts;
import static dev.pipl.certification.CertificationSteps.as;
import static dev.pipl.certification.CertificationSteps.crossed;
import static dev.pipl.certification.CertificationSteps.eligibilityLost;
import static dev.pipl.certification.CertificationSteps.findings;
import static dev.pipl.certification.CertificationSteps.issue;
import static dev.pipl.certification.CertificationSteps.of;
import static dev.pipl.certification.CertificationSteps.profile;
import static dev.pipl.certification.CertificationSteps.reports;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.certification.CertificateSuspended;
import dev.pipl.events.certification.ScopeLeft;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A holder leaves the scope of certification: its body is told, and decides itself. */
@QuarkusTest
@OnPlatform(schema = "certification")
@WithTestResource(SandboxPlatform.class)
class ScopeLeftIT {
    @Inject
    TestClock clock;

    @BeforeEach
    void itIsTheMondayBeforeTheHoliday() {
        clock.setTo(TODAY);
    }

    @Test
    void scenario2TheHolderCrossesTheBodyIsToldOnceAndDecidesItself() {
        // Given
        String body = aFiledBody(QUALIFIED);
        clock.setTo(LocalDate.of(2026, 11, 3));
        String handler = aHandler(body, "ENTERPRISE", false);
        String number = aCertificate(body, handler, LocalDate.of(2026, 10, 26));
        String other = aCertificate(body, aHandler(body, "ENTERPRISE", false), TODAY);

        // When the ledger tells in two ways, each more than once
        EventEnvelope crossing = crossed(handler, "nonSensitive", 1_000_000, "pipeline-1");
        EventEnvelope eligibility = eligibilityLost(handler, 1_000_000, 0, "pipeline-1");
        Stream.of(crossing, crossing, eligibility, crossing, eligibility).forEach(KafkaProbe::publish);
        // and then of something else, so that one sees when all that is behind
        KafkaProbe.publish(crossed(handler, "sensitive", 10_000, "pipeline-2"));

        // Then
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> findings(body, number)
                        .body("items.condition", equalTo(List.of("NON_SENSITIVE_COUNT", "SENSITIVE_COUNT")))
                        .body("items.status", equalTo(List.of("OPEN", "OPEN")))
                        .body("items[0].causeEventId", equalTo("pipeline-1"))
                        .body("items[0].findings[0].provision", equalTo("CERT-5")));
        as(Role.CERTIFICATION_BODY, body)
                .get("/certification-bodies/" + body + "/findings")
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        findings(body, other).body("items", empty());
        KafkaProbe.await(EventType.SCOPE_LEFT, of(number, "certificateNumber"), 2);
        List<ScopeLeft> told = KafkaProbe.events(Topic.CERTIFICATION).stream()
                .filter(event -> event.type().equals(EventType.SCOPE_LEFT.type()))
                .map(event -> event.dataAs(ScopeLeft.class))
                .filter(event -> event.certificateNumber().equals(number))
                .toList();
        assertThat(told).hasSize(2);
        KafkaProbe.await(EventType.ALERT_RAISED, of(number, "subject"), 2);
        assertThat(alerts("certificate-scope-left", number)).hasSize(2).allSatisfy(alert -> {
            assertThat(alert.severity().name()).isEqualTo("CRITICAL");
            assertThat(alert.handlerId()).isEqualTo(handler);
            assertThat(alert.provisions()).contains("CERT-5");
        });
        as(Role.CERTIFICATION_BODY, body).get("/certificates/" + number).then().body("status", equalTo("VALID"));
    }

    @Test
    void scenario26And29TheBodySuspendsThePlatformIsToldAgainAndTheNewYearLiftsNothing() {
        // Given
        String body = aFiledBody(QUALIFIED);
        clock.setTo(LocalDate.of(2026, 11, 3));
        String handler = aHandler(body, "ENTERPRISE", false);
        String number = aCertificate(body, handler, LocalDate.of(2026, 11, 2));
        KafkaProbe.publish(crossed(handler, "nonSensitive", 1_000_000, "pipeline-1"));
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> findings(body, number).body("items", hasSize(1)));
        String finding = findings(body, number).extract().path("items[0].id");

        // When
        clock.setTo(LocalDate.of(2026, 11, 5));
        as(Role.CERTIFICATION_BODY, body)
                .body(Map.of("ground", "BODY_FINDING", "reason", "超出范围 / out of scope", "findingReference", finding))
                .post("/certificates/" + number + "/suspension")
                .then()
                .statusCode(200)
                .body("status", equalTo("SUSPENDED"))
                .body("statusSince", equalTo("2026-11-05"))
                .body("suspension.findingReference", equalTo(finding));

        // Then
        findings(body, number)
                .body("items[0].status", equalTo("ANSWERED"))
                .body("items[0].answeredOn", equalTo("2026-11-05"));
        List<Map<String, Object>> both = reports(body, number);
        assertThat(both).extracting(report -> report.get("cause")).containsExactly("ISSUED", "SUSPENDED");
        assertThat(both).extracting(report -> report.get("dueOn")).containsExactly("2026-11-09", "2026-11-12");
        assertThat(KafkaProbe.await(EventType.CERTIFICATE_SUSPENDED, of(number, "number"))
                        .dataAs(CertificateSuspended.class)
                        .reason())
                .contains("out of scope");
        as(Role.CERTIFICATION_BODY, body)
                .body(Map.of("ground", "HOLDER_REQUEST", "reason", "again"))
                .post("/certificates/" + number + "/suspension")
                .then()
                .statusCode(409)
                .body("code", equalTo("certificate-state"));
        clock.setTo(LocalDate.of(2027, 1, 1));
        KafkaProbe.publish(crossed(handler, "sensitive", 10_000, "pipeline-9"));
        as(Role.CERTIFICATION_BODY, body).get("/certificates/" + number).then().body("status", equalTo("SUSPENDED"));
        given().get("/certificates/" + number + "/public").then().body("status", equalTo("SUSPENDED"));
    }

    @Test
    void aHolderThatWillBeACriticalInfrastructureOperatorIsFoundOutOnTheDay() {
        // Given
        String body = aFiledBody(QUALIFIED);
        clock.setTo(LocalDate.of(2026, 11, 3));
        String handler = aHandler(body, "ENTERPRISE", false);
        String number = aCertificate(body, handler, TODAY);
        LocalDate from = LocalDate.of(2026, 11, 10);
        KafkaProbe.publish(EventEnvelope.of(
                EventIds.random(),
                URI.create("/handler-registry"),
                Instant.parse("2026-11-03T00:00:00Z"),
                handler,
                new HandlerProfileChanged(
                        profile(handler, 2, "ENTERPRISE", true, from),
                        List.of("criticalInfrastructureOperator"),
                        from)));
        // a refusal that only the changed profile gives shows that it arrived
        String marker = aHandler(body, "ENTERPRISE", false);
        assertThat(marker).isNotNull();
        findings(body, number).body("items", empty());

        // When
        clock.setTo(from);

        // Then
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() ->
                        findings(body, number).body("items.condition", equalTo(List.of("CRITICAL_INFRASTRUCTURE"))));
        issue(body, handler, from)
                .then()
                .statusCode(422)
                .body("code", equalTo("holder-not-eligible"))
                .body("provision", equalTo("CERT-5"));
    }

    @Test
    void aFindingAnswersForItsOwnCertificateOnly() {
        String body = aFiledBody(QUALIFIED);
        clock.setTo(LocalDate.of(2026, 11, 3));
        String handler = aHandler(body, "ENTERPRISE", false);
        String number = aCertificate(body, handler, TODAY);
        String other = aCertificate(body, handler, TODAY);
        KafkaProbe.publish(crossed(handler, "nonSensitive", 1_000_000, "pipeline-1"));
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> findings(body, other).body("items", hasSize(1)));
        String finding = findings(body, other).extract().path("items[0].id");

        as(Role.CERTIFICATION_BODY, body)
                .body(Map.of("ground", "BODY_FINDING", "reason", "x", "findingReference", finding))
                .post("/certificates/" + number + "/suspension")
                .then()
                .statusCode(422)
                .body("code", equalTo("finding-of-another-certificate"));
        as(Role.CERTIFICATION_BODY, body)
                .body(Map.of("ground", "BODY_FINDING", "reason", "x"))
                .post("/certificates/" + number + "/suspension")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("findingReference"));
        as(Role.CERTIFICATION_BODY, body)
                .body(Map.of("ground", "AUTHORITY_FINDING", "reason", "x", "findingReference", "网信办〔2026〕12号"))
                .post("/certificates/" + number + "/suspension")
                .then()
                .statusCode(200)
                .body("status", not(equalTo("VALID")));
    }
}
