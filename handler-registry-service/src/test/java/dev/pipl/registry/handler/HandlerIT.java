package dev.pipl.registry.handler;

import static dev.pipl.registry.Requests.by;
import static dev.pipl.registry.Requests.enterprise;
import static dev.pipl.registry.Requests.registered;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.caller.Role;
import dev.pipl.registry.CreditCodes;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "handler_registry")
class HandlerIT {
    @Inject
    DataSource database;

    @Test
    void aRegisteredHandlerIsReadBackAndToldToTheOthers() {
        String code = CreditCodes.next();

        Response answer = by(Role.OPERATOR).body(enterprise(code)).post("/handlers");

        answer.then().statusCode(201).header("ETag", "\"1\"");
        String id = answer.path("id");
        assertThat(answer.header("Location")).endsWith("/handlers/" + id);
        by(Role.HANDLER_OFFICER, id)
                .get("/handlers/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("unifiedSocialCreditCode", equalTo(code))
                .body("kind", equalTo("ENTERPRISE"))
                .body("personsHandled.total", equalTo(1000));
        EventEnvelope event =
                KafkaProbe.await(EventType.HANDLER_REGISTERED, e -> e.subject().equals(id));
        assertThat(event.dataAs(HandlerRegistered.class).profile().version()).isEqualTo(1);
    }

    @Test
    void aWrongCheckDigitIsRefusedInTheCallersLanguage() {
        String code = CreditCodes.next();
        String wrong = code.substring(0, 17) + (code.charAt(17) == '0' ? '1' : '0');

        Response answer = by(Role.OPERATOR)
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .body(enterprise(wrong))
                .post("/handlers");

        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Content-Language", "zh")
                .body("code", equalTo("validation-failed"))
                .body("type", equalTo("urn:pipl:problem:validation-failed"))
                .body("title", equalTo("请求内容不符合要求"))
                .body("errors[0].field", equalTo("unifiedSocialCreditCode"))
                .body("errors[0].message", containsString("统一社会信用代码"));
    }

    @Test
    void everyFieldAtFaultIsNamedAtOnce() {
        by(Role.OPERATOR)
                .body("{\"kind\":\"SHOP\",\"personsHandled\":{\"total\":-1}}")
                .post("/handlers")
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        contains("name.zh", "name.en", "kind", "unifiedSocialCreditCode", "personsHandled.total"));
    }

    @Test
    void aTakenCreditCodeIsRefusedAndNobodyHearsOfTheAttempt() {
        String code = CreditCodes.next();
        registered(enterprise(code));

        by(Role.OPERATOR)
                .body(enterprise(code))
                .post("/handlers")
                .then()
                .statusCode(409)
                .body("code", equalTo("credit-code-taken"));

        String later = registered();
        KafkaProbe.await(EventType.HANDLER_REGISTERED, e -> e.subject().equals(later));
        List<EventEnvelope> told = KafkaProbe.events(Topic.REGISTRY).stream()
                .filter(e -> e.type().equals(EventType.HANDLER_REGISTERED.type()))
                .filter(e ->
                        code.equals(e.dataAs(HandlerRegistered.class).profile().unifiedSocialCreditCode()))
                .toList();
        assertThat(told).hasSize(1);
    }

    @Test
    void aChangeNeedsTheVersionItChanges() {
        String code = CreditCodes.next();
        String id = registered(enterprise(code));
        String changed = enterprise(code)
                .replace(
                        "\"criticalInfrastructureOperator\":false",
                        "\"criticalInfrastructureOperator\":true,\"effectiveOn\":\"2026-06-01\"");

        by(Role.HANDLER_OFFICER, id)
                .body(changed)
                .put("/handlers/" + id)
                .then()
                .statusCode(428)
                .body("code", equalTo("version-required"));
        by(Role.HANDLER_OFFICER, id)
                .header("If-Match", "\"7\"")
                .body(changed)
                .put("/handlers/" + id)
                .then()
                .statusCode(412)
                .body("code", equalTo("version-stale"));
        by(Role.HANDLER_OFFICER, id)
                .header("If-Match", "\"1\"")
                .body(changed)
                .put("/handlers/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("criticalInfrastructureOperator", equalTo(true));

        EventEnvelope event = KafkaProbe.await(
                EventType.HANDLER_PROFILE_CHANGED, e -> e.subject().equals(id));
        HandlerProfileChanged told = event.dataAs(HandlerProfileChanged.class);
        assertThat(told.changedFields()).contains("criticalInfrastructureOperator");
        assertThat(told.profile().version()).isEqualTo(2);
        by(Role.HANDLER_OFFICER, id)
                .get("/handlers/" + id + "/facts")
                .then()
                .statusCode(200)
                .body("criticalInfrastructureOperator.value", contains(false, true))
                .body("criticalInfrastructureOperator[1].effectiveOn", equalTo("2026-06-01"));
    }

    @Test
    void anAnswerSentBackUnchangedChangesNothing() {
        String id = registered();
        String body = by(Role.HANDLER_OFFICER, id).get("/handlers/" + id).asString();

        by(Role.HANDLER_OFFICER, id)
                .header("If-Match", "\"1\"")
                .body(body)
                .put("/handlers/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void theSameKeyGivesTheSameHandlerOnce() {
        String body = enterprise(CreditCodes.next());
        String key = "key-" + CreditCodes.next();

        Response first =
                by(Role.OPERATOR).header("Idempotency-Key", key).body(body).post("/handlers");
        Response second =
                by(Role.OPERATOR).header("Idempotency-Key", key).body(body).post("/handlers");

        first.then().statusCode(201);
        second.then().statusCode(201).body("id", equalTo(first.path("id"))).header("ETag", "\"1\"");
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        by(Role.OPERATOR)
                .header("Idempotency-Key", key)
                .body(enterprise(CreditCodes.next()))
                .post("/handlers")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void whatIsNotYoursIsNotThereAndWhatIsNotForYourRoleIsForbidden() {
        String id = registered();

        by(Role.HANDLER_OFFICER, "another")
                .get("/handlers/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("handler-unknown"));
        by(Role.HANDLER_OFFICER, "nowhere")
                .get("/handlers/nowhere")
                .then()
                .statusCode(404)
                .body("code", equalTo("handler-unknown"));
        by(Role.REGULATOR, "CN-31").get("/handlers/" + id).then().statusCode(404);
        by(Role.PIPELINE, id).get("/handlers/" + id).then().statusCode(403).body("code", equalTo("not-permitted"));
        by(Role.REGULATOR, "CN-11")
                .header("If-Match", "\"1\"")
                .body(enterprise(CreditCodes.next()))
                .put("/handlers/" + id)
                .then()
                .statusCode(403);
        by(Role.HANDLER_OFFICER, id)
                .body(enterprise(CreditCodes.next()))
                .post("/handlers")
                .then()
                .statusCode(403);
    }

    @Test
    void aRegulatorReadsItsProvinceAndTheTrailSaysSo() throws SQLException {
        String id = registered();

        by(Role.REGULATOR, "CN-11").get("/handlers/" + id).then().statusCode(200);
        by(Role.REGULATOR).get("/handlers/" + id).then().statusCode(200);

        assertThat(Tables.column(
                        database,
                        "select actor from audit_trail where action = 'read' and entity_id like ? order by id",
                        "%" + id))
                .startsWith("regulator.CN-11", "regulator");
    }

    @Test
    void withoutAGoodTokenNothingIsAnswered() {
        String id = registered();

        given().get("/handlers/" + id)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("code", equalTo("unauthenticated"));
        for (String token : List.of(
                "nonsense",
                Tokens.expired(Role.HANDLER_OFFICER, id),
                Tokens.forAnotherAudience(Role.HANDLER_OFFICER, id))) {
            given().auth()
                    .oauth2(token)
                    .get("/handlers/" + id)
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("unauthenticated"));
        }
    }

    @Test
    void whateverTheFrameworkRefusesIsAProblemToo() {
        by(Role.OPERATOR)
                .get("/nothing-here")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("resource-unknown"));
        by(Role.OPERATOR).delete("/handlers").then().statusCode(405).body("code", equalTo("method-not-allowed"));
        by(Role.OPERATOR)
                .contentType("text/plain")
                .body("x")
                .post("/handlers")
                .then()
                .statusCode(415)
                .body("code", equalTo("media-type-unsupported"));
        by(Role.OPERATOR)
                .accept("text/csv")
                .get("/handlers")
                .then()
                .statusCode(406)
                .body("code", equalTo("not-acceptable"));
        by(Role.OPERATOR)
                .body("{\"name\":")
                .post("/handlers")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-json"));
        by(Role.OPERATOR).post("/handlers").then().statusCode(400).body("code", equalTo("malformed-json"));
        by(Role.OPERATOR)
                .body("{\"effectiveOn\":\"soon\"}")
                .post("/handlers")
                .then()
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("effectiveOn"));
        by(Role.OPERATOR)
                .body("{\"nam\":{}}")
                .post("/handlers")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("nam"));
        by(Role.OPERATOR)
                .body("{\"groupId\":\"" + "x".repeat(2_000_000) + "\"}")
                .post("/handlers")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("code", equalTo("body-too-large"));
    }

    @Test
    void aListIsReadPageByPage() {
        String first = registered();
        String second = registered();
        String third = registered();

        Response page = by(Role.HANDLER_OFFICER, first, second, third).get("/handlers?limit=2");

        page.then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items.id", contains(first, second));
        by(Role.HANDLER_OFFICER, first, second, third)
                .get("/handlers?limit=2&cursor=" + page.path("next"))
                .then()
                .statusCode(200)
                .body("items.id", contains(third))
                .body("next", nullValue());
        by(Role.OPERATOR).get("/handlers?limit=500").then().statusCode(200).body("items.id", hasItem(third));
        by(Role.OPERATOR)
                .get("/handlers?cursor=%21")
                .then()
                .statusCode(400)
                .body("code", equalTo("page-cursor-invalid"));
        by(Role.OPERATOR).get("/handlers?limit=0").then().statusCode(400).body("errors[0].field", equalTo("limit"));
    }
}
