package dev.pipl.certification;

import static dev.pipl.certification.CertificationSteps.QUALIFIED;
import static dev.pipl.certification.CertificationSteps.TODAY;
import static dev.pipl.certification.CertificationSteps.aCertificate;
import static dev.pipl.certification.CertificationSteps.aFiledBody;
import static dev.pipl.certification.CertificationSteps.aHandler;
import static dev.pipl.certification.CertificationSteps.as;
import static dev.pipl.certification.CertificationSteps.issue;
import static dev.pipl.certification.CertificationSteps.issueRequest;
import static dev.pipl.certification.CertificationSteps.of;
import static dev.pipl.certification.CertificationSteps.reports;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.events.EventType;
import dev.pipl.events.certification.CertificateIssued;
import dev.pipl.events.certification.PlatformReportDue;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.OpenApiCheck;
import dev.pipl.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Certificates are issued, reported to the platform, looked up and listed. */
@QuarkusTest
@OnPlatform(schema = "certification")
@WithTestResource(SandboxPlatform.class)
class CertificateIT {
    @Inject
    TestClock clock;

    @BeforeEach
    void itIsTheMondayBeforeTheHoliday() {
        clock.setTo(TODAY);
    }

    @Test
    void aFiledBodyIssuesAndThePlatformIsToldWithinFiveWorkdays() {
        // Given
        String body = aFiledBody(QUALIFIED);
        String handler = aHandler(body, "ENTERPRISE", false);

        // When
        Response issued = issue(body, handler, TODAY);

        // Then
        String number = issued.then()
                .statusCode(201)
                .header("Location", containsString("/certificates/PIP-2026-"))
                .header("ETag", notNullValue())
                .body("status", equalTo("VALID"))
                .body("validUntil", equalTo("2029-09-28"))
                .body("renewalDueOn", equalTo("2029-03-28"))
                .body("holderName.en", equalTo("Yunfan Trading"))
                .body("findings.provision", hasItem("CERT-8"))
                .extract()
                .path("number");
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> reports(body, number).get(0).get("status").equals("RECEIPTED"));
        Map<String, Object> report = reports(body, number).get(0);
        assertThat(report)
                .containsEntry("dueOn", "2026-10-10")
                .containsEntry("cause", "ISSUED")
                .containsEntry("late", false);
        as(Role.CERTIFICATION_BODY, body)
                .get("/platform-reports/" + report.get("id"))
                .then()
                .statusCode(200)
                .body("receipt", equalTo(report.get("receipt")));
        CertificateIssued told = KafkaProbe.await(EventType.CERTIFICATE_ISSUED, of(number, "number"))
                .dataAs(CertificateIssued.class);
        assertThat(told.handlerId()).isEqualTo(handler);
        assertThat(told.scope().purposes()).containsExactly("customer-support");
        assertThat(KafkaProbe.await(EventType.PLATFORM_REPORT_DUE, of(number, "certificateNumber"))
                        .dataAs(PlatformReportDue.class)
                        .dueOn())
                .isEqualTo(LocalDate.of(2026, 10, 10));
        KafkaProbe.await(EventType.PLATFORM_REPORT_SUBMITTED, of(number, "certificateNumber"));
    }

    @Test
    void anybodyMayLookUpACertificateAndLearnsFourThingsOnly() {
        String body = aFiledBody(QUALIFIED);
        String number = aCertificate(body, aHandler(body, "ENTERPRISE", false), TODAY);

        given().get("/certificates/" + number + "/public")
                .then()
                .statusCode(200)
                .body("number", equalTo(number))
                .body("holderName.zh", equalTo("云帆商贸"))
                .body("scope.purposes", hasItem("customer-support"))
                .body("status", equalTo("VALID"))
                .body("size()", equalTo(4))
                .body("scope.recipientIds", nullValue());
        given().get("/certificates/NO-SUCH-ONE/public")
                .then()
                .statusCode(404)
                .body("code", equalTo("certificate-unknown"));
        given().get("/certificates/" + number).then().statusCode(401);
    }

    @Test
    void aNumberIsGivenOnceAndACommandTakesEffectOnce() {
        String body = aFiledBody(QUALIFIED);
        String handler = aHandler(body, "ENTERPRISE", false);
        Map<String, Object> request = new HashMap<>(issueRequest(body, handler, TODAY, LocalDate.of(2029, 9, 27)));
        String number = "OWN-" + body.substring(0, 8);
        request.put("number", number);

        Response first = as(Role.CERTIFICATION_BODY, body)
                .header("Idempotency-Key", "k-1")
                .body(request)
                .post("/certificates");
        Response again = as(Role.CERTIFICATION_BODY, body)
                .header("Idempotency-Key", "k-1")
                .body(request)
                .post("/certificates");
        Response taken = as(Role.CERTIFICATION_BODY, body).body(request).post("/certificates");

        first.then().statusCode(201).body("findings.outcome", hasItem("printed-validity-differs"));
        again.then().statusCode(201).body("number", equalTo(number));
        taken.then().statusCode(409).body("code", equalTo("certificate-number-taken"));
        assertThat(reports(body, number)).hasSize(1);
    }

    @Test
    void listsHoldWhatTheCallerMaySeeInPages() {
        String body = aFiledBody(QUALIFIED);
        String handler = aHandler(body, "ENTERPRISE", false);
        String first = aCertificate(body, handler, TODAY);
        String second = aCertificate(body, handler, TODAY);
        String third = aCertificate(body, aHandler(body, "ENTERPRISE", false), TODAY);

        Response page = as(Role.CERTIFICATION_BODY, body).queryParam("limit", 2).get("/certificates");
        page.then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items.number", equalTo(List.of(first, second)));
        as(Role.CERTIFICATION_BODY, body)
                .queryParam("limit", 2)
                .queryParam("cursor", page.<String>path("next"))
                .get("/certificates")
                .then()
                .body("items.number", equalTo(List.of(third)))
                .body("next", nullValue());
        as(Role.HANDLER_OFFICER, handler)
                .get("/certificates")
                .then()
                .body("items.number", equalTo(List.of(first, second)));
        as(Role.REGULATOR, "CN-11").get("/certificates").then().body("items", empty());
        as(Role.REGULATOR, "CN-31")
                .queryParam("handlerId", handler)
                .get("/certificates")
                .then()
                .body("items", hasSize(2));
        as(Role.OPERATOR)
                .queryParam("bodyId", body)
                .queryParam("status", "SUSPENDED")
                .get("/certificates")
                .then()
                .body("items", empty());
        as(Role.PIPELINE, handler).get("/certificates").then().statusCode(403);
        as(Role.CERTIFICATION_BODY, body).get("/certification-bodies").then().body("items.id", equalTo(List.of(body)));
        as(Role.REGULATOR)
                .queryParam("limit", 500)
                .get("/certification-bodies")
                .then()
                .body("items.id", hasItem(body));
        as(Role.REGULATOR)
                .queryParam("cursor", "nonsense")
                .get("/certificates")
                .then()
                .statusCode(400);
        as(Role.REGULATOR).queryParam("limit", 0).get("/certificates").then().statusCode(400);
        as(Role.REGULATOR)
                .queryParam("status", "GONE")
                .get("/certificates")
                .then()
                .statusCode(400);
    }

    @Test
    void theContractIsTheCommittedOne() {
        OpenApiCheck.servedIsCommitted();
    }
}
