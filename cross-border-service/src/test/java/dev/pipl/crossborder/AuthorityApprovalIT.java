package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.crossborder.screening.AuthorityApprovals;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Approvals for what foreign judicial or law-enforcement bodies ask for (PIPL 41), over HTTP. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class AuthorityApprovalIT {

    @Inject
    AuthorityApprovals approvals;

    private String handler;
    private String court;

    @BeforeEach
    void aHandlerAndACourt() {
        handler = Service.newHandler();
        court = officer("anna")
                .body(
                        "{\"handlerId\":\"%s\",\"name\":{\"zh\":\"南区法院\",\"en\":\"Southern District Court\"},\"country\":\"US\",\"foreignAuthority\":true}"
                                .formatted(handler))
                .post("/recipients")
                .then()
                .statusCode(201)
                .body("foreignAuthority", equalTo(true))
                .extract()
                .path("id");
    }

    private RequestSpecification officer(String name) {
        return given().auth()
                .oauth2(Tokens.of(name, Set.of(Role.HANDLER_OFFICER), handler))
                .contentType("application/json");
    }

    private Response propose(String body) {
        return officer("anna").body(body).post("/handlers/{id}/authority-approvals", handler);
    }

    private static String approval(String recipient) {
        return """
                {"recipientId":"%s","authority":"司法部","reference":"司函2026-17","purposes":["subpoena-17"],
                 "from":"2026-03-01T00:00:00+08:00","until":"2026-06-01T00:00:00+08:00"}
                """.formatted(recipient);
    }

    @Test
    void anApprovalCountsWhenASecondPersonHasConfirmedIt() {
        String id = propose(approval(court))
                .then()
                .statusCode(201)
                .body("state", equalTo("PROPOSED"))
                .extract()
                .path("id");
        assertThat(approvals.of(handler)).isEmpty();

        officer("anna")
                .post("/authority-approvals/{id}/confirmation", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("second-person-required"));
        officer("berta")
                .post("/authority-approvals/{id}/confirmation", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"))
                .body("decidedBy", equalTo("berta"));
        officer("carla")
                .post("/authority-approvals/{id}/confirmation", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("authority-approval-decided"));

        assertThat(approvals.of(handler)).singleElement().satisfies(one -> {
            assertThat(one.recipientId()).isEqualTo(court);
            assertThat(one.reference()).isEqualTo("司函2026-17");
            assertThat(one.purposes()).containsExactly("subpoena-17");
            assertThat(one.until()).isPresent();
        });
    }

    @Test
    void aRefusedApprovalNeverCounts() {
        String id = propose(approval(court)).then().statusCode(201).extract().path("id");

        officer("berta")
                .body("{}")
                .post("/authority-approvals/{id}/refusal", id)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("reason")));
        officer("berta")
                .body("{\"reason\":\"no such document\"}")
                .post("/authority-approvals/{id}/refusal", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"));

        assertThat(approvals.of(handler)).isEmpty();
        as(Role.REGULATOR)
                .get("/handlers/{id}/authority-approvals", handler)
                .then()
                .body("items.state", equalTo(List.of("REFUSED")));
    }

    @Test
    void theRefusalsOfAnApprovalComeInTheirOrder() {
        as(Role.HANDLER_OFFICER, "another")
                .contentType("application/json")
                .body("{}")
                .post("/handlers/{id}/authority-approvals", handler)
                .then()
                .statusCode(404);
        as(Role.PIPELINE, handler)
                .contentType("application/json")
                .body("{}")
                .post("/handlers/{id}/authority-approvals", handler)
                .then()
                .statusCode(403);
        propose("{}")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("recipientId", "authority", "reference", "purposes", "from")));
        propose(approval(court).replace("2026-06-01", "2026-03-01"))
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("until")));
        propose(approval("none")).then().statusCode(404).body("code", equalTo("recipient-unknown"));
        propose(approval(Service.newRecipient(handler)))
                .then()
                .statusCode(422)
                .body("code", equalTo("recipient-not-foreign-authority"))
                .body("provision", equalTo("PIPL-41"));
        officer("anna").get("/authority-approvals/none").then().statusCode(404);
    }
}
