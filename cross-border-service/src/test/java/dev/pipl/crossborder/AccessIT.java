package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenant before role: not yours is 404, yours but not for your role is 403, no good token is 401. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class AccessIT {

    private static final List<String> YEARS =
            List.of("/handlers/{id}/head-counts/2026", "/handlers/{id}/route", "/handlers/{id}/route-changes");
    private static final List<String> ALL_READS = List.of(
            "/handlers/{id}/head-counts/2026",
            "/handlers/{id}/route",
            "/handlers/{id}/route-changes",
            "/handlers/{id}/rejections",
            "/handlers/{id}/recipients");

    private String handler;

    @BeforeEach
    void aHandlerInBeijing() {
        handler = Service.newHandler();
    }

    private void requireReads(RequestSpecification caller, List<String> paths, int status) {
        paths.forEach(path -> given().spec(caller).get(path, handler).then().statusCode(status));
    }

    @Test
    void withoutAGoodTokenNothingIsOpen() {
        ALL_READS.forEach(
                path -> given().get(path, handler).then().statusCode(401).body("code", equalTo("unauthenticated")));
        ALL_READS.forEach(path -> given().auth()
                .oauth2(Tokens.expired(Role.OPERATOR))
                .get(path, handler)
                .then()
                .statusCode(401));
        ALL_READS.forEach(path -> given().auth()
                .oauth2(Tokens.forAnotherAudience(Role.OPERATOR))
                .get(path, handler)
                .then()
                .statusCode(401));
        given().contentType("application/json")
                .body("{}")
                .post("/recipients")
                .then()
                .statusCode(401);
        given().header("Content-Type", "application/cloudevents-batch+json")
                .body("[]")
                .post("/transfers")
                .then()
                .statusCode(401);
    }

    @Test
    void anothersHandlerIsUnknown() {
        requireReads(as(Role.HANDLER_OFFICER, "h-other"), ALL_READS, 404);
        requireReads(as(Role.PIPELINE, "h-other"), ALL_READS, 404);
        requireReads(as(Role.CERTIFICATION_BODY, handler), ALL_READS, 404);
        requireReads(as(Role.AGENCY_AUDITOR, handler), ALL_READS, 404);
    }

    @Test
    void ownersReadTheirOwn() {
        requireReads(as(Role.HANDLER_OFFICER, handler), ALL_READS, 200);
        requireReads(as(Role.HANDLER_OFFICER, "h-other", handler), ALL_READS, 200);
        requireReads(as(Role.OPERATOR), ALL_READS, 200);
    }

    @Test
    void aPipelineReadsCountsRouteAndItsOwnResultsOnly() {
        requireReads(as(Role.PIPELINE, handler), YEARS, 200);
        requireReads(as(Role.PIPELINE, handler), List.of("/handlers/{id}/rejections"), 200);
        requireReads(as(Role.PIPELINE, handler), List.of("/handlers/{id}/recipients"), 403);
    }

    @Test
    void aRegulatorReadsItsProvinceOrTheWholeCountry() {
        requireReads(as(Role.REGULATOR), ALL_READS, 200);
        requireReads(as(Role.REGULATOR, "CN-11"), ALL_READS, 200);
        requireReads(as(Role.REGULATOR, "CN-31"), ALL_READS, 404);
    }

    @Test
    void aHandlerThatDoesNotExistIsUnknownToEverybody() {
        List.of(as(Role.OPERATOR), as(Role.REGULATOR), as(Role.PIPELINE, "h-nobody"))
                .forEach(caller -> ALL_READS.stream()
                        .filter(path -> !path.endsWith("recipients"))
                        .forEach(path -> given().spec(caller)
                                .get(path, "h-nobody")
                                .then()
                                .statusCode(404)
                                .body("code", equalTo("handler-unknown"))));
    }

    @Test
    void onlyAPipelineSendsTransfers() {
        List.of(as(Role.HANDLER_OFFICER, handler), as(Role.OPERATOR), as(Role.REGULATOR))
                .forEach(caller -> given().spec(caller)
                        .header("Content-Type", "application/cloudevents-batch+json")
                        .body("[]")
                        .post("/transfers")
                        .then()
                        .statusCode(403)
                        .body("code", equalTo("not-permitted")));
        Service.sendRaw(handler, "[]").then().statusCode(202).body("results.size()", equalTo(0));
    }

    @Test
    void onlyAnOfficerNamesRecipients() {
        String body = "{\"handlerId\":\"" + handler + "\",\"name\":{\"zh\":\"甲\",\"en\":\"A\"},\"country\":\"SG\"}";
        requireRegistering(as(Role.PIPELINE, handler), body, 403);
        requireRegistering(as(Role.REGULATOR), body, 403);
        requireRegistering(as(Role.HANDLER_OFFICER, "h-other"), body, 404);
        requireRegistering(as(Role.HANDLER_OFFICER, handler), body, 201);
        requireRegistering(as(Role.OPERATOR), body, 201);
        requireRegistering(as(Role.OPERATOR), body.replace(handler, "h-nobody"), 404);
    }

    private static void requireRegistering(RequestSpecification caller, String body, int status) {
        given().spec(caller)
                .contentType("application/json")
                .body(body)
                .post("/recipients")
                .then()
                .statusCode(status);
    }

    @Test
    void aRecipientOfAnotherIsUnknown() {
        String recipient = Service.newRecipient(handler);

        as(Role.HANDLER_OFFICER, handler)
                .get("/recipients/{id}", recipient)
                .then()
                .statusCode(200);
        as(Role.REGULATOR, "CN-11").get("/recipients/{id}", recipient).then().statusCode(200);
        as(Role.PIPELINE, handler).get("/recipients/{id}", recipient).then().statusCode(403);
        as(Role.HANDLER_OFFICER, "h-other")
                .get("/recipients/{id}", recipient)
                .then()
                .statusCode(404)
                .body("code", equalTo("recipient-unknown"));
        as(Role.OPERATOR)
                .get("/recipients/{id}", "nothing")
                .then()
                .statusCode(404)
                .body("code", equalTo("recipient-unknown"));
    }
}
