package dev.pipl.certification;

import static dev.pipl.certification.CertificationSteps.QUALIFIED;
import static dev.pipl.certification.CertificationSteps.TODAY;
import static dev.pipl.certification.CertificationSteps.aCertificate;
import static dev.pipl.certification.CertificationSteps.aFiledBody;
import static dev.pipl.certification.CertificationSteps.aHandler;
import static dev.pipl.certification.CertificationSteps.aQualifiedBody;
import static dev.pipl.certification.CertificationSteps.allMaterials;
import static dev.pipl.certification.CertificationSteps.as;
import static dev.pipl.certification.CertificationSteps.issue;
import static dev.pipl.certification.CertificationSteps.issueRequest;
import static dev.pipl.certification.CertificationSteps.reports;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;

import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import dev.pipl.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads and changes bodies, certificates, findings and reports. */
@QuarkusTest
@OnPlatform(schema = "certification")
@WithTestResource(SandboxPlatform.class)
class CertificationAccessIT {
    @Inject
    TestClock clock;

    @BeforeEach
    void itIsTheMondayBeforeTheHoliday() {
        clock.setTo(TODAY);
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
}
