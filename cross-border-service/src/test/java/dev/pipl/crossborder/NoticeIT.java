package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.pipl.crossborder.notice.Notice;
import dev.pipl.crossborder.notice.Notices;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices to individuals, over HTTP. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class NoticeIT {

    @Inject
    Notices notices;

    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerAndItsRecipient() {
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
    }

    private String notice(String more) {
        return """
                {"recipientId":"%s","recipientName":"Lion Ltd","recipientContact":"dpo@example.sg",
                 "purposes":["customer-support"],"method":"stored and answered","categories":["CONTACT","ORDER"],
                 "rights":"write to dpo@example.sg","from":"2026-03-01T00:00:00+08:00"%s}
                """.formatted(recipient, more);
    }

    private Response issue(String body) {
        return as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body(body)
                .post("/handlers/{id}/notices", handler);
    }

    @Test
    void aWholeNoticeStandsFromTheMomentThatIndividualsCouldKnowIt() {
        String id = issue(notice("")).then().statusCode(201).extract().path("id");

        assertThat(notices.of(handler)).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(id);
            assertThat(one.recipientId()).isEqualTo(recipient);
            assertThat(one.purposes()).containsExactly("customer-support");
            assertThat(one.categories()).containsExactlyInAnyOrder("CONTACT", "ORDER");
            assertThat(one.coversSensitive()).isFalse();
            assertThat(one.from()).isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
            assertThat(one.until()).isEmpty();
        });
        as(Role.REGULATOR).get("/notices/{id}", id).then().statusCode(200).header("ETag", equalTo("\"1\""));
    }

    @Test
    void everyItemThatIsMissingIsNamedWithItsProvision() {
        issue("{\"recipientId\":\"" + recipient + "\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("notice-incomplete"))
                .body("provision", equalTo("PIPL-39"))
                .body("findings", hasSize(6))
                .body(
                        "findings.inputs.item",
                        equalTo(List.of(
                                "RECIPIENT_NAME", "RECIPIENT_CONTACT", "PURPOSE", "METHOD", "CATEGORIES", "RIGHTS")));
        issue(notice("").replace("dpo@example.sg\",\n", " \",\n"))
                .then()
                .statusCode(422)
                .body("findings.inputs.item", equalTo(List.of("RECIPIENT_CONTACT")))
                .body("detail", containsString("contact"));
    }

    @Test
    void aNoticeOfSensitiveInformationAlsoTellsNecessityAndEffect() {
        issue(notice(",\"coversSensitive\":true"))
                .then()
                .statusCode(422)
                .body("provision", equalTo("PIPL-30"))
                .body("findings.inputs.item", equalTo(List.of("NECESSITY", "EFFECT_ON_RIGHTS")));
        issue(notice(",\"coversSensitive\":true,\"necessity\":\"treatment\",\"effectOnRights\":\"little\""))
                .then()
                .statusCode(201);

        assertThat(notices.of(handler)).singleElement().matches(Notice::coversSensitive);
    }

    @Test
    void theRefusalsOfANoticeComeInTheirOrder() {
        as(Role.HANDLER_OFFICER, "another")
                .contentType("application/json")
                .body("{}")
                .post("/handlers/{id}/notices", handler)
                .then()
                .statusCode(404)
                .body("code", equalTo("handler-unknown"));
        as(Role.PIPELINE, handler)
                .contentType("application/json")
                .body("{}")
                .post("/handlers/{id}/notices", handler)
                .then()
                .statusCode(403);
        issue("").then().statusCode(400).body("code", equalTo("malformed-json"));
        issue("{\"purposes\":[null]}")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("recipientId", "purposes")));
        issue("{\"recipientId\":\"" + Service.newRecipient(Service.newHandler()) + "\"}")
                .then()
                .statusCode(404)
                .body("code", equalTo("recipient-unknown"));
    }

    private Response withdraw(String id, String body) {
        return as(Role.HANDLER_OFFICER, handler)
                .contentType("application/json")
                .body(body)
                .post("/notices/{id}/withdrawal", id);
    }

    @Test
    void aWithdrawnNoticeStandsNoMoreFromThenOn() {
        String id = issue(notice("")).then().statusCode(201).extract().path("id");

        withdraw("none", "{}").then().statusCode(404).body("code", equalTo("notice-unknown"));
        as(Role.HANDLER_OFFICER, "another")
                .contentType("application/json")
                .body("{}")
                .post("/notices/{id}/withdrawal", id)
                .then()
                .statusCode(404)
                .body("code", equalTo("notice-unknown"));
        withdraw(id, "{}").then().statusCode(400).body("errors.field", equalTo(List.of("reason")));
        withdraw(id, "{\"reason\":\"replaced\",\"at\":\"2026-02-28T23:59:59+08:00\"}")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("at")));
        withdraw(id, "{\"reason\":\"replaced\",\"at\":\"2026-04-01T00:00:00+08:00\"}")
                .then()
                .statusCode(200)
                .body("withdrawalReason", equalTo("replaced"));
        withdraw(id, "{\"reason\":\"replaced\"}").then().statusCode(409).body("code", equalTo("notice-withdrawn"));

        assertThat(notices.of(handler))
                .singleElement()
                .satisfies(one -> assertThat(one.until()).contains(Instant.parse("2026-03-31T16:00:00Z")));
        as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/{id}/notices", handler)
                .then()
                .body("items.id", equalTo(List.of(id)));
    }
}
