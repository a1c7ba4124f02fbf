package dev.pipl.dashboard.alert;

import static dev.pipl.dashboard.Platform.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.dashboard.Platform;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "dashboard")
class AlertInboxIT {
    private static List<String> idsOf(String handlerId) {
        return as(Role.OPERATOR)
                .get("/alerts?handlerId=" + handlerId)
                .jsonPath()
                .getList("items.id");
    }

    private static void awaitAlerts(String handlerId, int count) {
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> assertThat(idsOf(handlerId)).hasSize(count));
    }

    @Test
    void anAlertFromTheTopicIsListedExactlyAsItWasRaisedWithItsNumber() {
        String handler = Platform.newId("h");
        AlertRaised alert = Platform.alert(handler, Severity.CRITICAL);

        Platform.publish(alert.id(), alert);

        awaitAlerts(handler, 1);
        as(Role.REGULATOR)
                .get("/alerts?handlerId=" + handler)
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .body("items[0].keySet()", hasSize(9))
                .body("items[0].id", equalTo(alert.id()))
                .body("items[0].sequence", org.hamcrest.Matchers.greaterThan(0))
                .body("items[0].occurredAt", equalTo("2026-03-01T08:00:00.125+08:00"))
                .body("items[0].severity", equalTo("CRITICAL"))
                .body("items[0].code", equalTo("threshold-crossed"))
                .body("items[0].handlerId", equalTo(handler))
                .body("items[0].title.zh", equalTo("达到 1,000,000 人门槛"))
                .body("items[0].title.en", equalTo("The limit of 1,000,000 persons was reached"))
                .body("items[0].provisions", contains("CBDF-7"))
                .body("items[0].subject", nullValue());
    }

    @Test
    void anAlertThatIsDeliveredOrRaisedAgainHasOneNumberAndLeavesNoGap() {
        String handler = Platform.newId("h");
        AlertRaised alert = Platform.alert(handler, Severity.WARNING);
        EventEnvelope event =
                EventEnvelope.of(Platform.newId("event"), URI.create("/test"), Instant.EPOCH, alert.id(), alert);

        KafkaProbe.publish(event);
        KafkaProbe.publish(event);
        Platform.publish(alert.id(), alert);
        String last = Platform.raise(handler);

        awaitAlerts(handler, 2);
        assertThat(idsOf(handler)).containsExactly(alert.id(), last);
        List<Integer> all =
                as(Role.OPERATOR).get("/alerts?limit=500").jsonPath().getList("items.sequence");
        assertThat(all.stream().map(Integer::longValue))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
    }

    @Test
    void anAlertToldAgainWithAHigherRunningCountKeepsItsNumberAndShowsTheCount() {
        String handler = Platform.newId("h");
        AlertRaised first = Platform.alert(handler, Severity.WARNING);
        AlertRaised again = new AlertRaised(
                first.id(),
                first.occurredAt(),
                first.severity(),
                first.code(),
                first.handlerId(),
                new Wording("当日累计 10 条", "10 so far that day"),
                first.provisions(),
                first.subject());

        Platform.publish(first.id(), first);
        awaitAlerts(handler, 1);
        Object number =
                as(Role.OPERATOR).get("/alerts?handlerId=" + handler).jsonPath().get("items[0].sequence");
        Platform.publish(first.id(), again);
        String last = Platform.raise(handler);
        awaitAlerts(handler, 2);

        var listed = as(Role.OPERATOR).get("/alerts?handlerId=" + handler).jsonPath();
        assertThat(listed.getList("items.id")).isEqualTo(List.of(first.id(), last));
        assertThat((Object) listed.get("items[0].sequence")).isEqualTo(number);
        assertThat(listed.getString("items[0].title.en")).isEqualTo("10 so far that day");
    }

    @Test
    void aReaderGoesOnWhereItsPageEnded() {
        String handler = Platform.newId("h");
        List<String> raised =
                LongStream.range(0, 5).mapToObj(i -> Platform.raise(handler)).toList();
        awaitAlerts(handler, 5);

        var first = as(Role.OPERATOR).get("/alerts?limit=2&handlerId=" + handler);
        String next = first.jsonPath().getString("next");
        var second = as(Role.OPERATOR).get("/alerts?limit=3&handlerId=" + handler + "&after=" + next);

        assertThat(first.jsonPath().getList("items.id")).isEqualTo(raised.subList(0, 2));
        assertThat(first.header("Link")).contains("after=" + next).contains("rel=\"next\"");
        assertThat(second.jsonPath().getList("items.id")).isEqualTo(raised.subList(2, 5));
        assertThat(second.jsonPath().getString("next")).isNull();
    }

    @Test
    void aProvincialRegulatorSeesItsProvinceOnly() {
        String beijing = Platform.register("CN-11");
        String shanghai = Platform.register("CN-31");
        String seen = Platform.raise(beijing);
        String unseen = Platform.raise(shanghai);
        awaitAlerts(shanghai, 1);

        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> assertThat(as(Role.REGULATOR, "CN-11")
                                .get("/alerts?limit=500")
                                .jsonPath()
                                .getList("items.id", String.class))
                        .contains(seen));
        as(Role.REGULATOR, "CN-11")
                .get("/alerts?limit=500")
                .then()
                .body("items.id", not(org.hamcrest.Matchers.hasItem(unseen)));
        as(Role.REGULATOR, "CN-11").get("/alerts?handlerId=" + shanghai).then().statusCode(404);
        as(Role.REGULATOR, "CN-11")
                .get("/alerts?handlerId=" + beijing)
                .then()
                .statusCode(200)
                .body("items.id", contains(seen));
    }

    @Test
    void anOfficerSeesItsOwnHandlerOnly() {
        String own = Platform.newId("h");
        String other = Platform.newId("h");
        String seen = Platform.raise(own);
        Platform.raise(other);
        awaitAlerts(other, 1);

        as(Role.HANDLER_OFFICER, own).get("/alerts").then().statusCode(200).body("items.id", contains(seen));
        as(Role.HANDLER_OFFICER, own).get("/alerts?handlerId=" + other).then().statusCode(404);
    }

    @Test
    void whoMayNotReadIsTold() {
        RestAssured.get("/alerts").then().statusCode(401).body("code", equalTo("unauthenticated"));
        RestAssured.given()
                .auth()
                .oauth2(Tokens.expired(Role.REGULATOR))
                .get("/alerts")
                .then()
                .statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.forAnotherAudience(Role.REGULATOR))
                .get("/alerts")
                .then()
                .statusCode(401);
        as(Role.CERTIFICATION_BODY, "b1").get("/alerts").then().statusCode(403);
        as(Role.PIPELINE, "h1").get("/alerts?handlerId=h2").then().statusCode(404);
        as(Role.PIPELINE, "h1").get("/alerts?handlerId=h1").then().statusCode(403);
    }

    @Test
    void aLimitOutOfRangeIsRefused() {
        as(Role.OPERATOR).get("/alerts?limit=501").then().statusCode(400).body("code", equalTo("validation-failed"));
        as(Role.OPERATOR).get("/alerts?limit=0").then().statusCode(400);
    }

    @Test
    void theInboxShowsTheNewestFirstWithNamesAndFilters() {
        String handler = Platform.register("CN-46");
        AlertRaised info = Platform.alert(handler, Severity.INFO);
        Platform.publish(info.id(), info);
        String critical = Platform.raise(handler);

        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> as(Role.REGULATOR, "CN-46")
                        .get("/inbox")
                        .then()
                        .statusCode(200)
                        .body("items.alert.id", contains(critical, info.id()))
                        .body("items[0].handlerName.en", equalTo("Example " + handler))
                        .body("items[0].acknowledgements", empty()));
        as(Role.REGULATOR, "CN-46").get("/inbox?severity=INFO").then().body("items.alert.id", contains(info.id()));
        as(Role.REGULATOR, "CN-46").get("/inbox?limit=1").then().body("items", hasSize(1));
        as(Role.REGULATOR, "CN-46").get("/inbox?severity=LOUD").then().statusCode(400);
    }
}
