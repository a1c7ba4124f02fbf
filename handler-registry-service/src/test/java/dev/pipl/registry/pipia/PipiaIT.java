package dev.pipl.registry.pipia;

import static dev.pipl.registry.Requests.by;
import static dev.pipl.registry.Requests.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.events.EventType;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.registry.PipiaCompleted;
import dev.pipl.events.registry.PipiaSuperseded;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "handler_registry")
class PipiaIT {
    private static final String GENERAL_ITEMS = """
            {"provision":"PIPL-56","item":1,"answer":"p. 3"},{"provision":"PIPL-56","item":2,"answer":"p. 5"},
            {"provision":"PIPL-56","item":3,"answer":"p. 9"}
            """;

    @Inject
    TestClock clock;

    private String handler;

    @BeforeEach
    void aHandlerInMidYear() {
        clock.setTo(LocalDate.of(2026, 6, 15));
        handler = registered();
    }

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    private static String body(String completedOn, String startedOn, String items, String extra) {
        return """
                {"kinds":["GENERAL"],"completedOn":"%s","activityStartedOn":"%s","purposes":["support"],
                 "recipientIds":["r-1"],"items":[%s],"riskLevel":"MEDIUM","reportReference":"archive 7"%s}
                """.formatted(completedOn, startedOn, items, extra);
    }

    private static String body(String completedOn) {
        return body(completedOn, "2026-06-10", GENERAL_ITEMS, "");
    }

    private Response post(String body, String path) {
        return by(Role.HANDLER_OFFICER, handler).body(body).post("/handlers/" + handler + "/pipias" + path);
    }

    private String recorded(String body) {
        return post(body, "").then().statusCode(201).extract().path("id");
    }

    @Test
    void aCompletedAssessmentIsReadAgainAndToldOf() {
        Response created = post(body("2026-06-10"), "");

        created.then().statusCode(201).body("violation", nullValue()).body("retention.until", equalTo("2029-06-10"));
        by(Role.REGULATOR, "CN-11")
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .body("status", equalTo("COMPLETED"))
                .body("retention.open", equalTo(true));
        PipiaCompleted told = KafkaProbe.await(
                        EventType.PIPIA_COMPLETED, e -> e.subject().equals(handler))
                .dataAs(PipiaCompleted.class);
        assertThat(told.beforehand()).isTrue();
        assertThat(told.purposes()).containsExactly("support");
        assertThat(told.recipientIds()).containsExactly("r-1");
    }

    @Test
    void scenario30AnAssessmentAfterTheStartIsRecordedWithItsViolationAndALaterOneDoesNotCureIt() {
        String late = recorded(body("2026-06-11"));

        String later = recorded(body("2026-06-12", "2026-06-13", GENERAL_ITEMS, ",\"supersedes\":\"" + late + "\""));

        by(Role.HANDLER_OFFICER, handler)
                .get("/handlers/" + handler + "/pipias")
                .then()
                .statusCode(200)
                .body("items.id", contains(late, later))
                .body("items[0].violation.provision", equalTo("PIPL-55"))
                .body("items[0].violation.outcome", equalTo("assessment-not-beforehand"))
                .body("items[0].status", equalTo("SUPERSEDED"))
                .body("items[0].supersession.by", equalTo(later));
        AlertRaised alert = KafkaProbe.await(
                        EventType.ALERT_RAISED,
                        e -> handler.equals(e.data().path("handlerId").asText()))
                .dataAs(AlertRaised.class);
        assertThat(alert.code()).isEqualTo("assessment-not-beforehand");
        assertThat(alert.provisions()).containsExactly("PIPL-55");
        assertThat(KafkaProbe.await(EventType.PIPIA_SUPERSEDED, e -> e.subject().equals(handler))
                        .dataAs(PipiaSuperseded.class))
                .isEqualTo(new PipiaSuperseded(late, handler, LocalDate.of(2026, 6, 12), later));
    }

    @Test
    void aMissingItemIsRefusedWithItsProvision() {
        String twoOnly = GENERAL_ITEMS.substring(0, GENERAL_ITEMS.indexOf(",{\"provision\":\"PIPL-56\",\"item\":2"))
                + ",{\"provision\":\"PIPL-56\",\"item\":3,\"answer\":\"p. 9\"}";

        post(body("2026-06-10", "2026-06-10", twoOnly, ""), "")
                .then()
                .statusCode(422)
                .body("code", equalTo("pipia-incomplete"))
                .body("provision", equalTo("PIPL-56"))
                .body("findings[0].citation.zh", equalTo("《中华人民共和国个人信息保护法》第五十六条第一款第（二）项"));
    }

    @Test
    void anAssessmentIsSupersededOnceAndKeepsTheEndOfItsActivity() {
        String id = recorded(body("2026-06-10"));
        String why =
                "{\"reason\":\"another recipient\",\"supersededOn\":\"2026-06-14\",\"activityEndedOn\":\"2026-06-14\"}";

        post(why, "/" + id + "/supersession")
                .then()
                .statusCode(200)
                .body("status", equalTo("SUPERSEDED"))
                .body("supersession.on", equalTo("2026-06-14"))
                .body("retention.until", equalTo("2029-06-14"))
                .body("retention.open", equalTo(false));
        post(why, "/" + id + "/supersession").then().statusCode(409).body("code", equalTo("pipia-not-standing"));
        post(why, "/nothing/supersession").then().statusCode(404).body("code", equalTo("pipia-unknown"));
        String again = body("2026-06-13", "2026-06-14", GENERAL_ITEMS, ",\"supersedes\":\"" + id + "\"");
        post(again, "").then().statusCode(409).body("code", equalTo("pipia-not-standing"));
    }

    @Test
    void aSuccessorThatIsOlderOrSomebodyElsesIsRefusedAndNothingIsRecorded() {
        String id = recorded(body("2026-06-10"));

        post(body("2026-06-09", "2026-06-10", GENERAL_ITEMS, ",\"supersedes\":\"" + id + "\""), "")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("supersedes"));
        post("{\"reason\":\"x\",\"supersededBy\":\"unknown\"}", "/" + id + "/supersession")
                .then()
                .statusCode(404);

        by(Role.HANDLER_OFFICER, handler)
                .get("/handlers/" + handler + "/pipias")
                .then()
                .body("items.id", contains(id))
                .body("items[0].status", equalTo("COMPLETED"));
    }

    @Test
    void theSameCommandTwiceHasEffectOnceAndOthersSeeNothing() {
        String first = by(Role.HANDLER_OFFICER, handler)
                .header("Idempotency-Key", "k-1")
                .body(body("2026-06-10"))
                .post("/handlers/" + handler + "/pipias")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        by(Role.HANDLER_OFFICER, handler)
                .header("Idempotency-Key", "k-1")
                .body(body("2026-06-10"))
                .post("/handlers/" + handler + "/pipias")
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        by(Role.HANDLER_OFFICER, "another")
                .get("/handlers/" + handler + "/pipias")
                .then()
                .statusCode(404);
        by(Role.PIPELINE, handler)
                .get("/handlers/" + handler + "/pipias")
                .then()
                .statusCode(403);
        by(Role.REGULATOR)
                .body(body("2026-06-10"))
                .post("/handlers/" + handler + "/pipias")
                .then()
                .statusCode(403);
        by(Role.HANDLER_OFFICER, handler)
                .get("/handlers/" + registered() + "/pipias/" + first)
                .then()
                .statusCode(404);
    }
}
