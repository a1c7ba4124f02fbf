package dev.pipl.dashboard.handler;

import static dev.pipl.dashboard.Platform.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.dashboard.Platform;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "dashboard")
class StandingIT {
    @Inject
    TestClock clock;

    @BeforeEach
    void itIsTheSummerOf2026() {
        clock.setTo(LocalDate.of(2026, 7, 1));
    }

    @AfterEach
    void itIsNowAgain() {
        clock.reset();
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(KafkaProbe.PATIENCE).untilAsserted(assertion);
    }

    private static ValidatableResponse standing(String handler) {
        return as(Role.REGULATOR).get("/handlers/" + handler + "/standing").then();
    }

    @Test
    void aHandlerOfWhichTheLedgerHasToldNothingHasNoFigures() {
        String handler = Platform.register("CN-11");

        eventually(() -> standing(handler)
                .statusCode(200)
                .body("handler.name.en", equalTo("Example " + handler))
                .body("year", equalTo(2026))
                .body("$", not(hasKey("classes")))
                .body("$", not(hasKey("route")))
                .body("routeChanges", empty()));
    }

    @Test
    void crossingsAndChangesAloneAreEnoughToShowWhereItStands() {
        String handler = Platform.register("CN-11");
        Platform.publish(handler, Told.crossed(handler, "nonSensitive", 100_000, 100_412));
        Platform.publish(handler, Told.changed(handler, "EXEMPT_VOLUME", "CONTRACT_OR_CERTIFICATION", 100_412, 0));

        eventually(() -> standing(handler)
                .statusCode(200)
                .body("route.route", equalTo("CONTRACT_OR_CERTIFICATION"))
                .body("route.provision", equalTo("CBDF-8"))
                .body("route.since", equalTo("2026-03-01T08:00:00+08:00"))
                .body("classes[0].class", equalTo("nonSensitive"))
                .body("classes[0].upper", equalTo(100_412))
                .body("classes[0].exact", nullValue())
                .body("classes[0].limits.firstCount", contains(1, 100_000, 1_000_000))
                .body("classes[0].limits.reached", contains(true, true, false))
                .body("classes[0].limits[2].remaining", equalTo(899_588))
                .body("classes[0].limits[2].citation.zh", org.hamcrest.Matchers.containsString("第七条"))
                .body("classes[1].limits.firstCount", contains(1, 10_000))
                .body("routeChanges[0].from", equalTo("EXEMPT_VOLUME"))
                .body("routeChanges[0].ordinal", equalTo(100_000)));
    }

    @Test
    void figuresThatAdvanceMakeTheCurveOfTheYear() {
        String handler = Platform.register("CN-11");
        Platform.publish(handler, Told.advanced(handler, 100, "EXEMPT_VOLUME", 1));
        Platform.publish(handler, Told.advanced(handler, 250, "EXEMPT_VOLUME", 1));
        Platform.publish(handler, Told.advanced(handler, 400, "EXEMPT_VOLUME", 3));

        eventually(() -> standing(handler)
                .body("classes[0].upper", equalTo(400))
                .body("classes[0].gross", equalTo(410))
                .body("classes[0].exact", equalTo(true))
                .body("ledgerSequence", equalTo(3))
                .body("history.on", contains("2026-03-02", "2026-03-04"))
                .body("history.nonSensitive", contains(250, 400)));
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() {
        String handler = Platform.register("CN-11");
        eventually(() -> standing(handler).statusCode(200));
        String tag = standing(handler).extract().header("ETag");

        as(Role.REGULATOR)
                .header("If-None-Match", tag)
                .get("/handlers/" + handler + "/standing")
                .then()
                .statusCode(304);
        Platform.publish(handler, Told.advanced(handler, 100, "EXEMPT_VOLUME", 1));

        eventually(() -> as(Role.REGULATOR)
                .header("If-None-Match", tag)
                .get("/handlers/" + handler + "/standing")
                .then()
                .statusCode(200));
    }

    @Test
    void aListBeginsWithTheStrictestRouteAndOfOneRouteWithTheNearest() {
        String province = "CN-54";
        String nearly = Platform.register(province);
        String assessed = Platform.register(province);
        String halfway = Platform.register(province);
        String quiet = Platform.register(province);
        Platform.publish(nearly, Told.advanced(nearly, 99_999, "EXEMPT_VOLUME", 1));
        Platform.publish(assessed, Told.advanced(assessed, 1_000_000, "SECURITY_ASSESSMENT", 1));
        Platform.publish(halfway, Told.advanced(halfway, 50_000, "EXEMPT_VOLUME", 1));

        eventually(() -> assertThat(ids(province, "/handlers")).containsExactly(assessed, nearly, halfway, quiet));
        assertThat(ids(province, "/handlers?order=nearest")).startsWith(nearly, halfway);
        assertThat(ids(province, "/handlers?query=" + quiet)).containsExactly(quiet);
        as(Role.REGULATOR, province)
                .get("/handlers?limit=1")
                .then()
                .body("items[0].route", equalTo("SECURITY_ASSESSMENT"))
                .body("items[0].nonSensitive.upper", equalTo(1_000_000));
        String next =
                as(Role.REGULATOR, province).get("/handlers?limit=2").jsonPath().getString("next");
        assertThat(ids(province, "/handlers?limit=2&cursor=" + next)).containsExactly(halfway, quiet);
        as(Role.REGULATOR, province)
                .get("/handlers?query=" + nearly)
                .then()
                .body("items[0].next.remaining", equalTo(1))
                .body("items[0].next.firstCount", equalTo(100_000))
                .body("items[0].next.class", equalTo("nonSensitive"));
        as(Role.REGULATOR, province)
                .get("/summary")
                .then()
                .body("handlers", equalTo(4))
                .body("byRoute.SECURITY_ASSESSMENT", equalTo(1))
                .body("byRoute.EXEMPT_VOLUME", equalTo(2))
                .body("byRoute.NONE", equalTo(1));
    }

    private static List<String> ids(String province, String path) {
        return as(Role.REGULATOR, province).get(path).jsonPath().getList("items.id");
    }

    @Test
    void aChangedProfileShowsAndAnOlderOneDoesNotComeBack() {
        String handler = Platform.register("CN-11");
        Platform.publish(
                handler,
                new HandlerProfileChanged(
                        Told.profile(handler, 3, "CN-31", true),
                        List.of("province", "criticalInfrastructureOperator"),
                        LocalDate.of(2026, 1, 1)));
        Platform.publish(handler, new HandlerRegistered(Told.profile(handler, 2, "CN-44", false)));
        Platform.publish(handler, Told.advanced(handler, 5, "SECURITY_ASSESSMENT", 1));

        eventually(() -> standing(handler)
                .body("handler.province", equalTo("CN-31"))
                .body("handler.criticalInfrastructureOperator", equalTo(true))
                .body("classes[0].limits.route", org.hamcrest.Matchers.everyItem(equalTo("SECURITY_ASSESSMENT"))));
        as(Role.REGULATOR, "CN-44")
                .get("/handlers/" + handler + "/standing")
                .then()
                .statusCode(404);
    }

    @Test
    void whoMayNotLookIsTold() {
        String handler = Platform.register("CN-11");
        eventually(() -> standing(handler).statusCode(200));

        as(Role.REGULATOR, "CN-11")
                .get("/handlers/" + handler + "/standing")
                .then()
                .statusCode(200);
        as(Role.REGULATOR, "CN-31")
                .get("/handlers/" + handler + "/standing")
                .then()
                .statusCode(404);
        as(Role.HANDLER_OFFICER, handler)
                .get("/handlers/" + handler + "/standing")
                .then()
                .statusCode(200);
        as(Role.HANDLER_OFFICER, "another")
                .get("/handlers/" + handler + "/standing")
                .then()
                .statusCode(404)
                .body("code", equalTo("handler-unknown"));
        as(Role.PIPELINE, handler)
                .get("/handlers/" + handler + "/standing")
                .then()
                .statusCode(403);
        as(Role.REGULATOR).get("/handlers/none/standing").then().statusCode(404);
        as(Role.REGULATOR)
                .get("/handlers/" + handler + "/standing?year=1999")
                .then()
                .statusCode(400);
        as(Role.PIPELINE, handler).get("/handlers").then().statusCode(403);
    }

    @Test
    void regulatorsSeeTheNewestSignedRootAndOfficersDoNot() {
        long number = 1_000_000_000L + System.nanoTime() % 1_000_000_000L;
        Platform.publish("ledger", Told.rootSigned(number));
        Platform.publish("ledger", Told.rootSigned(number - 1));

        eventually(() -> as(Role.REGULATOR)
                .get("/summary")
                .then()
                .statusCode(200)
                .body("newestRoot.number", equalTo((int) number))
                .body("newestRoot.signedAt", equalTo("2026-03-01T08:00:00+08:00"))
                .body("newestRoot.handlerYears", equalTo(3)));
        as(Role.HANDLER_OFFICER, "h-1").get("/summary").then().statusCode(200).body("$", not(hasKey("newestRoot")));
    }
}
