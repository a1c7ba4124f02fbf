package dev.pipl.registry.handler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.caller.Role;
import dev.pipl.registry.CreditCodes;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "handler_registry")
class HandlerIT {
    @Test
    void aRegisteredHandlerIsReadBackAndToldToTheOthers() {
        String code = CreditCodes.next();
        String id = given().auth()
                .oauth2(Tokens.of(Role.OPERATOR))
                .contentType("application/json")
                .body("""
                        {"name":{"zh":"甲公司","en":"Alpha"},"unifiedSocialCreditCode":"%s","kind":"ENTERPRISE",
                         "criticalInfrastructureOperator":false,"importantPlatform":false,"province":"CN-11",
                         "personsHandled":{"total":1000,"sensitive":10,"minorsUnder14":0,"asOf":"2026-01-31"}}
                        """.formatted(code))
                .post("/handlers")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");

        given().auth()
                .oauth2(Tokens.of(Role.HANDLER_OFFICER, id))
                .get("/handlers/" + id)
                .then()
                .statusCode(200)
                .body("unifiedSocialCreditCode", equalTo(code));

        EventEnvelope event =
                KafkaProbe.await(EventType.HANDLER_REGISTERED, e -> e.subject().equals(id));
        assertThat(event.dataAs(HandlerRegistered.class).profile().version()).isEqualTo(1);
    }
}
