package dev.pipl.certification;

import static dev.pipl.certification.CertificationSteps.QUALIFIED;
import static dev.pipl.certification.CertificationSteps.TODAY;
import static dev.pipl.certification.CertificationSteps.aFiledBody;
import static dev.pipl.certification.CertificationSteps.aHandler;
import static dev.pipl.certification.CertificationSteps.aQualifiedBody;
import static dev.pipl.certification.CertificationSteps.as;
import static dev.pipl.certification.CertificationSteps.crossed;
import static dev.pipl.certification.CertificationSteps.issue;
import static dev.pipl.certification.CertificationSteps.issueRequest;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no certificate is issued for, and how that is told. */
@QuarkusTest
@OnPlatform(schema = "certification")
@WithTestResource(SandboxPlatform.class)
class CertificateRefusedIT {
    @Inject
    TestClock clock;

    @Inject
    Projections projections;

    @BeforeEach
    void itIsTheMondayBeforeTheHoliday() {
        clock.setTo(TODAY);
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
}
