package dev.pipl.certification;

import static dev.pipl.certification.CertificationSteps.aCertificate;
import static dev.pipl.certification.CertificationSteps.aFiledBody;
import static dev.pipl.certification.CertificationSteps.aHandler;
import static dev.pipl.certification.CertificationSteps.aQualifiedBody;
import static dev.pipl.certification.CertificationSteps.allMaterials;
import static dev.pipl.certification.CertificationSteps.as;
import static dev.pipl.certification.CertificationSteps.crossed;
import static dev.pipl.certification.CertificationSteps.eligibilityLost;
import static dev.pipl.certification.CertificationSteps.issue;
import static dev.pipl.certification.CertificationSteps.issueRequest;
import static dev.pipl.certification.CertificationSteps.profile;
import static dev.pipl.certification.CertificationSteps.reports;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.certification.BodyFiled;
import dev.pipl.events.certification.CertificateIssued;
import dev.pipl.events.certification.CertificateSuspended;
import dev.pipl.events.certification.PlatformReportDue;
import dev.pipl.events.certification.ScopeLeft;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.OpenApiCheck;
import dev.pipl.testing.TestClock;
import dev.pipl.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "certification")
@WithTestResource(SandboxPlatform.class)
class CertificationIT {
    private static final LocalDate QUALIFIED = LocalDate.of(2026, 9, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 28);

    @Inject
    TestClock clock;

    @Inject
    Projections projections;

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
    void theFilingHasItsClocksAndItsAnswers() {
        String body = aQualifiedBody(TODAY);
        as(Role.CERTIFICATION_BODY, body)
                .get("/certification-bodies/" + body + "/filing")
                .then()
                .statusCode(200)
                .body("status", equalTo("QUALIFIED"))
                .body("dueOn", equalTo("2026-10-16"));
        as(Role.CERTIFICATION_BODY, body)
                .body(Map.of("materials", Map.of("qualification", "x")))
                .post("/certification-bodies/" + body + "/filing")
                .then()
                .statusCode(422)
                .body("code", equalTo("filing-materials-missing"))
                .body("provision", equalTo("CERT-12"));
        as(Role.CERTIFICATION_BODY, body)
                .body(allMaterials())
                .post("/certification-bodies/" + body + "/filing")
                .then()
                .statusCode(200)
                .body("status", equalTo("FILING_SUBMITTED"))
                .body("late", equalTo(false))
                .body("replyDueOn", equalTo("2026-11-13"));
        as(Role.REGULATOR)
                .body(Map.of("outcome", "REJECTED", "reasons", "缺少人员审查 / staff review missing"))
                .post("/certification-bodies/" + body + "/filing/decision")
                .then()
                .statusCode(200)
                .body("status", equalTo("REJECTED"))
                .body("reasons", containsString("staff review"));
        KafkaProbe.await(EventType.BODY_REJECTED, of(body, "bodyId"));
        clock.setTo(TODAY.plusDays(30));
        as(Role.CERTIFICATION_BODY, body)
                .body(allMaterials())
                .post("/certification-bodies/" + body + "/filing")
                .then()
                .statusCode(200)
                .body("late", equalTo(false))
                .body("reasons", nullValue());
        as(Role.REGULATOR)
                .body(Map.of("outcome", "FILED"))
                .post("/certification-bodies/" + body + "/filing/decision")
                .then()
                .statusCode(200)
                .body("status", equalTo("FILED"))
                .body("publicisedOn", equalTo("2026-10-28"));
        assertThat(KafkaProbe.await(EventType.BODY_FILED, of(body, "bodyId"))
                        .dataAs(BodyFiled.class)
                        .filedOn())
                .isEqualTo(LocalDate.of(2026, 10, 28));
        as(Role.REGULATOR)
                .body(Map.of("outcome", "REJECTED", "reasons", "x"))
                .post("/certification-bodies/" + body + "/filing/decision")
                .then()
                .statusCode(409)
                .body("code", equalTo("filing-state"));
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
    void whatARuleRefusesNamesTheProvisionInTheCallersLanguage() {
        String unfiled = aQualifiedBody(QUALIFIED);
        String body = aFiledBody(QUALIFIED);
        String handler = aHandler(body, "ENTERPRISE", false);

        as(Role.CERTIFICATION_BODY, unfiled)
                .header("Accept-Language", "zh-CN")
                .body(issueRequest(unfiled, handler, TODAY, TODAY.plusYears(3)))
                .post("/certificates")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("certification-body-not-filed"))
                .body("title", equalTo("未备案的机构不得出具新证书"))
                .body("detail", containsString("QUALIFIED"))
                .body("findings[0].citation.zh", containsString("第十二条"));
        String organ = aHandler(body, "STATE_ORGAN", false);
        issue(body, organ, TODAY).then().statusCode(422).body("provision", equalTo("PIPL-36"));
        String critical = aHandler(body, "ENTERPRISE", true);
        issue(body, critical, TODAY)
                .then()
                .statusCode(422)
                .body("findings[0].outcome", equalTo("critical-infrastructure"));
        KafkaProbe.publish(crossed(handler, "nonSensitive", 1_000_000, "pipeline-1"));
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> issue(body, handler, TODAY).statusCode() == 422);
        issue(body, handler, TODAY.minusDays(1))
                .then()
                .statusCode(422)
                .body("code", equalTo("certification-body-not-filed"))
                .body("provision", equalTo("CERT-12"));
        issue(body, handler, TODAY.plusDays(1)).then().statusCode(400);
        issue(body, "no-such-handler", TODAY).then().statusCode(404).body("code", equalTo("handler-unknown"));
    }

    @Test
    void whatHasNotTheFormIsRefusedFieldByField() {
        String body = aFiledBody(QUALIFIED);
        as(Role.CERTIFICATION_BODY, body)
                .header("Accept-Language", "zh")
                .body(Map.of("bodyId", body, "scope", Map.of("description", Map.of("zh", "只有中文"))))
                .post("/certificates")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors.field", hasItem("handlerId"))
                .body("errors.field", hasItem("validUntil"))
                .body("errors.field", hasItem("scope.description.en"))
                .body("errors.message", hasItem("必须填写"));
        as(Role.CERTIFICATION_BODY, body)
                .body("{\"bodyId\":")
                .post("/certificates")
                .then()
                .statusCode(400);
        as(Role.CERTIFICATION_BODY, body)
                .body(Map.of("bodyId", body, "surprise", 1))
                .post("/certificates")
                .then()
                .statusCode(400);
        as(Role.OPERATOR).body("").post("/certification-bodies").then().statusCode(400);
        as(Role.OPERATOR)
                .body(Map.of("name", Map.of("zh", "华", "en", "H"), "qualifiedOn", "2026-13-01"))
                .post("/certification-bodies")
                .then()
                .statusCode(400);
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
    void withoutItsProjectionsTheServiceDoesNotGuess() {
        String body = aFiledBody(QUALIFIED);
        String handler = aHandler(body, "ENTERPRISE", false);
        projections.expect("not-read-yet");
        try {
            issue(body, handler, TODAY)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("projection-behind"));
        } finally {
            projections.reached("not-read-yet");
        }
        issue(body, handler, TODAY).then().statusCode(201);
    }

    @Test
    void tenantComesBeforeRoleOnEveryAddress() {
        String body = aFiledBody(QUALIFIED);
        String stranger = aQualifiedBody(QUALIFIED);
        String handler = aHandler(body, "ENTERPRISE", false);
        String number = aCertificate(body, handler, TODAY);
        String report = reports(body, number).get(0).get("id").toString();
        Map<String, Object> suspension = Map.of("ground", "HOLDER_REQUEST", "reason", "as asked");

        for (String address : List.of(
                "/certificates/" + number, "/certificates/" + number + "/findings", "/platform-reports/" + report)) {
            given().get(address).then().statusCode(401);
            given().auth()
                    .oauth2(Tokens.expired(Role.CERTIFICATION_BODY, body))
                    .get(address)
                    .then()
                    .statusCode(401);
            as(Role.CERTIFICATION_BODY, body).get(address).then().statusCode(200);
            as(Role.CERTIFICATION_BODY, stranger).get(address).then().statusCode(404);
            as(Role.HANDLER_OFFICER, handler).get(address).then().statusCode(200);
            as(Role.HANDLER_OFFICER, "another").get(address).then().statusCode(404);
            as(Role.PIPELINE, handler).get(address).then().statusCode(403);
            as(Role.AGENCY_AUDITOR, "agency").get(address).then().statusCode(404);
            as(Role.REGULATOR).get(address).then().statusCode(200);
            as(Role.REGULATOR, "CN-31").get(address).then().statusCode(200);
            as(Role.REGULATOR, "CN-11").get(address).then().statusCode(404);
            as(Role.OPERATOR).get(address).then().statusCode(200);
        }
        String suspend = "/certificates/" + number + "/suspension";
        given().contentType("application/json")
                .body(suspension)
                .post(suspend)
                .then()
                .statusCode(401);
        as(Role.CERTIFICATION_BODY, stranger)
                .body(suspension)
                .post(suspend)
                .then()
                .statusCode(404);
        as(Role.HANDLER_OFFICER, handler).body(suspension).post(suspend).then().statusCode(403);
        as(Role.REGULATOR).body(suspension).post(suspend).then().statusCode(403);
        as(Role.OPERATOR).body(suspension).post(suspend).then().statusCode(403);
        Map<String, Object> issue = issueRequest(body, handler, TODAY, TODAY.plusYears(3));
        as(Role.CERTIFICATION_BODY, stranger)
                .body(issue)
                .post("/certificates")
                .then()
                .statusCode(404);
        as(Role.HANDLER_OFFICER, handler)
                .body(issue)
                .post("/certificates")
                .then()
                .statusCode(404);
        as(Role.OPERATOR).body(issue).post("/certificates").then().statusCode(403);
        String ofBody = "/certification-bodies/" + body;
        for (String address : List.of(ofBody, ofBody + "/filing", ofBody + "/findings")) {
            given().get(address).then().statusCode(401);
            as(Role.CERTIFICATION_BODY, body).get(address).then().statusCode(200);
            as(Role.CERTIFICATION_BODY, stranger).get(address).then().statusCode(404);
            as(Role.HANDLER_OFFICER, handler).get(address).then().statusCode(404);
            as(Role.REGULATOR).get(address).then().statusCode(200);
            as(Role.OPERATOR).get(address).then().statusCode(200);
        }
        as(Role.OPERATOR).get("/certification-bodies/no-such-body").then().statusCode(404);
        as(Role.REGULATOR, "CN-31")
                .body(Map.of("outcome", "FILED"))
                .post(ofBody + "/filing/decision")
                .then()
                .statusCode(403);
        as(Role.CERTIFICATION_BODY, body)
                .body(Map.of("outcome", "FILED"))
                .post(ofBody + "/filing/decision")
                .then()
                .statusCode(403);
        as(Role.OPERATOR).body(allMaterials()).post(ofBody + "/filing").then().statusCode(403);
        as(Role.CERTIFICATION_BODY, body)
                .body(Map.of("name", Map.of("zh", "甲", "en", "A"), "qualifiedOn", "2026-09-01"))
                .post("/certification-bodies")
                .then()
                .statusCode(403);
    }

    @Test
    void tenantAndRoleComeBeforeTheForm() {
        String body = aFiledBody(QUALIFIED);
        String stranger = aQualifiedBody(QUALIFIED);
        String number = aCertificate(body, aHandler(body, "ENTERPRISE", false), TODAY);
        String filing = "/certification-bodies/" + body + "/filing";

        for (String form : List.of("{}", "{\"surprise\":1}", "{\"ground\":", "[]", "")) {
            for (String address : List.of("/certificates/" + number + "/suspension", filing, filing + "/decision")) {
                as(Role.CERTIFICATION_BODY, stranger)
                        .body(form)
                        .post(address)
                        .then()
                        .statusCode(404);
                as(Role.OPERATOR).body(form).post(address).then().statusCode(403);
            }
            as(Role.CERTIFICATION_BODY, body)
                    .body(form)
                    .post("/certificates/" + number + "/suspension")
                    .then()
                    .statusCode(400);
            as(Role.CERTIFICATION_BODY, body).body(form).post(filing).then().statusCode(400);
            as(Role.REGULATOR).body(form).post(filing + "/decision").then().statusCode(400);
            as(Role.CERTIFICATION_BODY, body)
                    .body(form)
                    .post("/certificates")
                    .then()
                    .statusCode(400);
            as(Role.OPERATOR).body(form).post("/certificates").then().statusCode(403);
        }
        Map<String, Object> ofAnother = Map.of("bodyId", body, "issuedOn", "never");
        as(Role.CERTIFICATION_BODY, stranger)
                .body(ofAnother)
                .post("/certificates")
                .then()
                .statusCode(404);
        as(Role.CERTIFICATION_BODY, body)
                .body(ofAnother)
                .post("/certificates")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("issuedOn"));
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

    @Test
    void theContractIsTheCommittedOne() {
        OpenApiCheck.servedIsCommitted();
    }

    private static io.restassured.response.ValidatableResponse findings(String body, String number) {
        return as(Role.CERTIFICATION_BODY, body)
                .get("/certificates/" + number + "/findings")
                .then()
                .statusCode(200);
    }

    private static List<AlertRaised> alerts(String code, String subject) {
        return KafkaProbe.events(Topic.ALERTS).stream()
                .map(event -> event.dataAs(AlertRaised.class))
                .filter(alert -> alert.code().equals(code) && subject.equals(alert.subject()))
                .toList();
    }

    private static java.util.function.Predicate<EventEnvelope> of(String value, String field) {
        return event -> event.data().path(field).asText().equals(value);
    }
}
