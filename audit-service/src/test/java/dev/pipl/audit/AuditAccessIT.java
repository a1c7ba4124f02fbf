package dev.pipl.audit;

import static dev.pipl.audit.AuditSteps.aLargeHandler;
import static dev.pipl.audit.AuditSteps.as;
import static dev.pipl.audit.AuditSteps.plan;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads and changes audits and duties. */
@QuarkusTest
@OnPlatform(schema = "audit")
class AuditAccessIT {
    @Inject
    TestClock clock;

    @BeforeEach
    void itIsTheEndOfSeptember() {
        clock.setTo(AuditSteps.TODAY);
    }

    @Test
    void tenantComesBeforeRoleOnEveryAddress() {
        String handler = aLargeHandler();
        String audit = as(Role.HANDLER_OFFICER, handler)
                .body(Map.of("kind", "SELF", "handlerId", handler, "performer", "AGENCY", "agencyId", "agency-1"))
                .post("/audits")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String duty = "/handlers/" + handler + "/audit-duty";
        for (String address : List.of("/audits/" + audit, duty)) {
            given().get(address).then().statusCode(401);
            given().auth()
                    .oauth2(Tokens.expired(Role.HANDLER_OFFICER, handler))
                    .get(address)
                    .then()
                    .statusCode(401);
            as(Role.HANDLER_OFFICER, handler).get(address).then().statusCode(200);
            as(Role.HANDLER_OFFICER, "another").get(address).then().statusCode(404);
            as(Role.PIPELINE, handler).get(address).then().statusCode(403);
            as(Role.AGENCY_AUDITOR, "agency-2").get(address).then().statusCode(404);
            as(Role.CERTIFICATION_BODY, "body-1").get(address).then().statusCode(404);
            as(Role.REGULATOR).get(address).then().statusCode(200);
            as(Role.REGULATOR, "CN-31").get(address).then().statusCode(200);
            as(Role.REGULATOR, "CN-11").get(address).then().statusCode(404);
            as(Role.OPERATOR).get(address).then().statusCode(200);
        }
        as(Role.AGENCY_AUDITOR, "agency-1").get("/audits/" + audit).then().statusCode(200);
        as(Role.AGENCY_AUDITOR, "agency-1").get(duty).then().statusCode(404);
        for (String step : List.of("/start", "/report")) {
            String address = "/audits/" + audit + step;
            given().contentType("application/json")
                    .body("{}")
                    .post(address)
                    .then()
                    .statusCode(401);
            as(Role.HANDLER_OFFICER, "another").body("{}").post(address).then().statusCode(404);
            as(Role.AGENCY_AUDITOR, "agency-1").body("{}").post(address).then().statusCode(403);
            as(Role.REGULATOR).body("{}").post(address).then().statusCode(403);
        }
        as(Role.HANDLER_OFFICER, "another")
                .body(plan(handler))
                .post("/audits")
                .then()
                .statusCode(404);
        as(Role.REGULATOR).body(plan(handler)).post("/audits").then().statusCode(403);
        as(Role.PIPELINE, handler).body(plan(handler)).post("/audits").then().statusCode(403);
        as(Role.REGULATOR)
                .body(Map.of("years", 3))
                .post("/handlers/" + handler + "/audit-frequency")
                .then()
                .statusCode(403);
        as(Role.REGULATOR, "CN-11")
                .queryParam("handlerId", handler)
                .get("/audits")
                .then()
                .body("items", empty());
        as(Role.AGENCY_AUDITOR, "agency-2").get("/audits").then().body("items", empty());
        as(Role.OPERATOR)
                .queryParam("handlerId", handler)
                .queryParam("status", "PLANNED")
                .get("/audits")
                .then()
                .body("items.id", equalTo(List.of(audit)));
        as(Role.PIPELINE, handler).get("/audits").then().statusCode(403);
        as(Role.OPERATOR).queryParam("status", "GONE").get("/audits").then().statusCode(400);
    }
}
