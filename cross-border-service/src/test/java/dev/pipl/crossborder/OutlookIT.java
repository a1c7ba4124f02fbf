package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.as;
import static dev.pipl.crossborder.Service.persons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Warnings and projections, over HTTP and Kafka. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class OutlookIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final String OUTLOOK = "/handlers/{id}/outlook?year=2026";

    @Inject
    TestClock clock;

    private String handler;
    private String recipient;

    @BeforeEach
    void aHandlerInJune() {
        clock.setTo(TODAY);
        handler = Service.newHandler();
        recipient = Service.newRecipient(handler);
    }

    @AfterEach
    void theClockIsRightAgain() {
        clock.reset();
    }

    private TransferJson on(LocalDate day) {
        return TransferJson.recorded(handler, recipient, "e-" + day, day + "T08:00:00+08:00");
    }

    private void tenADay(LocalDate from, int days) {
        List<TransferJson> events = new ArrayList<>();
        for (int i = 0; i < days; i++) {
            events.add(on(from.plusDays(i)).nonSensitive(persons(handler, 10 * i, 10 * i + 10)));
        }
        Service.accepted(handler, events.toArray(TransferJson[]::new));
    }

    private Predicate<EventEnvelope> approaching(String subject) {
        return event -> handler.equals(event.data().path("handlerId").asText())
                && "threshold-approaching".equals(event.data().path("code").asText())
                && subject.equals(event.data().path("subject").asText());
    }

    @Test
    void aWarningGoesOutAtEachShareOfTheNextLimit() {
        Service.accepted(handler, on(TODAY.minusDays(3)).declared("set", 0, 7_999));
        Service.accepted(handler, on(TODAY.minusDays(2)).sensitive(persons(handler, 0, 1)));

        EventEnvelope first = KafkaProbe.await(EventType.ALERT_RAISED, approaching("2026/sensitive/10000/80"));
        assertThat(first.data().path("severity").asText()).isEqualTo("INFO");
        assertThat(first.data().at("/title/zh").asText()).contains("8,000").contains("80%");
        assertThat(first.data().at("/title/en").asText()).contains("10,000");
        assertThat(first.data().at("/provisions/0").asText()).isEqualTo("CBDF-7");

        Service.accepted(handler, on(TODAY.minusDays(1)).declared("set", 0, 9_499));
        EventEnvelope second = KafkaProbe.await(EventType.ALERT_RAISED, approaching("2026/sensitive/10000/95"));
        assertThat(second.data().path("severity").asText()).isEqualTo("WARNING");
    }

    /** A clock that was three years ahead for a moment leaves a year behind that nothing can be said of yet. */
    @Test
    void aYearThatCannotBeLookedAtKeepsNobodyWaiting() {
        LocalDate ahead = TODAY.plusYears(3);
        String other = Service.newHandler();
        TransferJson event =
                TransferJson.recorded(other, Service.newRecipient(other), "ahead", ahead + "T08:00:00+08:00");
        clock.setTo(ahead);
        Service.accepted(other, event.nonSensitive(persons(other, 0, 1)));
        clock.setTo(TODAY);

        Service.accepted(handler, on(TODAY.minusDays(1)).declared("set", 80_000, 0));

        EventEnvelope warning = KafkaProbe.await(EventType.ALERT_RAISED, approaching("2026/nonSensitive/100000/80"));
        assertThat(warning.data().path("severity").asText()).isEqualTo("INFO");
    }

    @Test
    void theProjectionShowsItsBandAndItsBasis() {
        tenADay(TODAY.minusDays(28), 28);
        Service.accepted(handler, on(TODAY).declared("known", 99_000, 0));

        as(Role.HANDLER_OFFICER, handler)
                .get(OUTLOOK, handler)
                .then()
                .statusCode(200)
                .body("year", equalTo(2026))
                .body("computedAt", containsString("2026-06-15T"))
                .body("warnAtPercent", equalTo(List.of(80, 90, 95)))
                .body("classes[0].class", equalTo("nonSensitive"))
                .body("classes[0].count", equalTo(99_280))
                .body("classes[0].limits[0].threshold", equalTo(100_000))
                .body("classes[0].limits[0].provision", equalTo("CBDF-8"))
                .body("classes[0].limits[0].missing", equalTo(720))
                .body("classes[0].limits[0].outcome", equalTo("PROJECTED"))
                .body("classes[0].limits[0].low", equalTo("2026-08-25"))
                .body("classes[0].limits[0].mid", equalTo("2026-08-25"))
                .body("classes[0].limits[0].high", equalTo("2026-08-25"))
                .body("classes[0].limits[1].outcome", equalTo("NOT_THIS_YEAR"))
                .body("classes[0].limits[1].mid", nullValue())
                .body("classes[0].limits[1].wording.en", equalTo("not before 31 December"))
                .body("classes[0].basis.medianPerDay", equalTo(10))
                .body("classes[0].basis.daysWithNewPersons", equalTo(28))
                .body("classes[0].basis.days", hasSize(28))
                .body("classes[0].basis.days[0].day", equalTo("2026-05-18"))
                .body("classes[0].basis.days[0].newPersons", equalTo(10))
                .body("classes[0].basis.method.zh", notNullValue())
                .body("classes[1].limits[0].outcome", equalTo("NOT_ENOUGH_DATA"));
    }

    @Test
    void itIsMadeAnewOnDemandAndWithTheNewDay() {
        tenADay(TODAY.minusDays(10), 10);
        as(Role.REGULATOR).get(OUTLOOK, handler).then().body("classes[0].count", equalTo(100));

        Service.accepted(handler, on(TODAY).nonSensitive(persons(handler, 5_000, 5_005)));

        as(Role.HANDLER_OFFICER, handler)
                .post(OUTLOOK, handler)
                .then()
                .statusCode(200)
                .body("classes[0].count", equalTo(105));
        as(Role.REGULATOR).get(OUTLOOK, handler).then().body("classes[0].count", equalTo(105));
        clock.setTo(TODAY.plusDays(1));
        as(Role.REGULATOR)
                .get(OUTLOOK, handler)
                .then()
                .body("computedAt", containsString("2026-06-16T"))
                .body("classes[0].basis.days", hasSize(11));
    }

    @Test
    void onlyTheHandlersOwnPeopleAndTheRegulatorSeeIt() {
        as(Role.HANDLER_OFFICER, "another").get(OUTLOOK, handler).then().statusCode(404);
        as(Role.PIPELINE, handler).get(OUTLOOK, handler).then().statusCode(200);
        as(Role.PIPELINE, handler).post(OUTLOOK, handler).then().statusCode(403);
        as(Role.REGULATOR)
                .get("/handlers/{id}/outlook?year=1999", handler)
                .then()
                .statusCode(400);
        as(Role.REGULATOR)
                .get("/handlers/{id}/outlook?year=2023", handler)
                .then()
                .statusCode(503)
                .body("code", equalTo("rule-not-in-force"));
    }
}
