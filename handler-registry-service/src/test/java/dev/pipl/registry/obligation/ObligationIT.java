package dev.pipl.registry.obligation;

import static dev.pipl.registry.Requests.by;
import static dev.pipl.registry.Requests.enterprise;
import static dev.pipl.registry.Requests.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.RoutesByClass;
import dev.pipl.events.crossborder.UpperCounts;
import dev.pipl.events.registry.ObligationRaised;
import dev.pipl.kit.caller.Role;
import dev.pipl.registry.CreditCodes;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tables;
import dev.pipl.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "handler_registry")
class ObligationIT {
    private static final String SUBSCRIPTION = "obligation-causes.v1";

    @Inject
    TestClock clock;

    @Inject
    DataSource database;

    @AfterEach
    void backToTheRealTime() {
        clock.reset();
    }

    @Test
    void aMillionPersonsOweAnOfficersReportInThirtyWorkdaysAndOneLessDoNot() {
        clock.setTo(LocalDate.of(2026, 9, 10));

        String million = registered(enterprise(CreditCodes.next(), 1_000_000, "2026-08-31"));
        String oneLess = registered(enterprise(CreditCodes.next(), 999_999, "2026-08-31"));

        Map<String, Object> report = obligation(million, "protection-officer-report");
        assertThat(report).containsEntry("dueOn", "2026-10-16").containsEntry("status", "OPEN");
        assertThat(obligation(million, "protection-officer")).containsEntry("provision", "AUD-12");
        assertThat(obligations(oneLess)).extracting("code").doesNotContain("protection-officer");
    }

    @Test
    void theDayAfterTheLastDayIsOverdueAndAnnouncedOnce() {
        clock.setTo(LocalDate.of(2026, 9, 10));
        String id = registered(enterprise(CreditCodes.next(), 1_000_000, "2026-08-31"));
        clock.setTo(LocalDate.of(2026, 10, 16));
        assertThat(obligation(id, "protection-officer-report")).containsEntry("status", "OPEN");

        clock.setTo(LocalDate.of(2026, 10, 17));

        assertThat(obligation(id, "protection-officer-report")).containsEntry("status", "OVERDUE");
        KafkaProbe.await(EventType.OBLIGATION_OVERDUE, e -> e.subject().equals(id));
        EventEnvelope alert = KafkaProbe.await(EventType.ALERT_RAISED, e -> concerns(e, id));
        assertThat(alert.dataAs(AlertRaised.class).provisions()).containsExactly("PIPO-1");
        clock.setTo(LocalDate.of(2026, 10, 18));
        String later = registered(enterprise(CreditCodes.next(), 1_000_000, "2026-08-31"));
        KafkaProbe.await(EventType.OBLIGATION_OVERDUE, e -> e.subject().equals(later));
        assertThat(KafkaProbe.events(Topic.ALERTS))
                .filteredOn(e -> concerns(e, id))
                .hasSize(1);
    }

    @Test
    void anOfficerOnRecordMeetsTheDesignationAndItsReportTheReport() {
        clock.setTo(LocalDate.of(2026, 9, 10));
        String id = registered(enterprise(CreditCodes.next(), 1_000_000, "2026-08-31"));

        String officer = by(Role.HANDLER_OFFICER, id)
                .body("{\"name\":\"李明\",\"contact\":\"pi@example.cn\",\"designatedOn\":\"2026-09-01\"}")
                .post("/handlers/" + id + "/officers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        assertThat(obligation(id, "protection-officer")).containsEntry("status", "DISCHARGED");
        assertThat(obligation(id, "protection-officer-report")).containsEntry("status", "OPEN");
        by(Role.HANDLER_OFFICER, id)
                .body("{\"reportedOn\":\"2026-09-08\",\"reportEvidence\":\"receipt 42\"}")
                .post("/handlers/" + id + "/officers/" + officer + "/report")
                .then()
                .statusCode(200);
        assertThat(obligation(id, "protection-officer-report")).containsEntry("status", "DISCHARGED");
        KafkaProbe.await(EventType.OBLIGATION_DISCHARGED, e -> e.subject().equals(id), 2);
        by(Role.REGULATOR, "CN-11")
                .get("/handlers/" + id + "/officers")
                .then()
                .statusCode(200)
                .body("items[0].reportedOn", equalTo("2026-09-08"));
    }

    @Test
    void anOfficerDesignatedBeforehandMeetsTheDutyWhenItArises() {
        clock.setTo(LocalDate.of(2026, 9, 10));
        String code = CreditCodes.next();
        String id = registered(enterprise(code, 999_999, "2026-08-31"));
        by(Role.HANDLER_OFFICER, id)
                .body("{\"name\":\"王芳\",\"contact\":\"pi@example.cn\",\"designatedOn\":\"2026-09-01\"}")
                .post("/handlers/" + id + "/officers")
                .then()
                .statusCode(201);

        by(Role.HANDLER_OFFICER, id)
                .header("If-Match", "\"1\"")
                .body(enterprise(code, 1_000_000, "2026-09-09"))
                .put("/handlers/" + id)
                .then()
                .statusCode(200);

        assertThat(obligation(id, "protection-officer")).containsEntry("status", "DISCHARGED");
        assertThat(obligation(id, "protection-officer-report")).containsEntry("status", "OPEN");
    }

    @Test
    void aRouteToldTwiceRaisesItsDutyOnce() {
        String id = registered();
        EventEnvelope change = routeChanged(id, "EXEMPT_VOLUME", "CONTRACT_OR_CERTIFICATION", 1);

        KafkaProbe.publish(change);
        KafkaProbe.publish(change);
        KafkaProbe.publish(routeChanged(id, "CONTRACT_OR_CERTIFICATION", "SECURITY_ASSESSMENT", 2));

        EventEnvelope raised = KafkaProbe.await(
                EventType.OBLIGATION_RAISED,
                e -> e.subject().equals(id)
                        && e.dataAs(ObligationRaised.class).code().equals("security-assessment"));
        assertThat(raised.causationid()).isEqualTo(EventIds.of("route", id, "2"));
        assertThat(raised.dataAs(ObligationRaised.class).provision()).isEqualTo("CBDF-7");
        assertThat(KafkaProbe.events(Topic.REGISTRY))
                .filteredOn(e -> e.subject().equals(id) && e.type().equals(EventType.OBLIGATION_RAISED.type()))
                .filteredOn(e -> e.dataAs(ObligationRaised.class).code().equals("standard-contract-or-certification"))
                .hasSize(1);
        assertThat(obligation(id, "standard-contract-or-certification"))
                .containsEntry("status", "DISCHARGED")
                .extractingByKey("discharge")
                .hasFieldOrPropertyWithValue("reason", "superseded");
        assertThat(obligation(id, "security-assessment")).containsEntry("status", "OPEN");
    }

    @Test
    void whatAnotherInstanceHasTakenInMeanwhileIsPassedOver() throws SQLException {
        String id = registered();
        Map<Integer, Long> before = positions();
        KafkaProbe.publish(routeChanged(id, "NONE", "EXEMPT_VOLUME", 1));
        KafkaProbe.await(EventType.OBLIGATION_RAISED, e -> raises(e, id, "export-notice-and-consent"));
        Map<Integer, Long> after = positions();
        int partition = moved(before, after);

        // As the other instance leaves it behind when it takes in the next one.
        positionMoves(partition, after.get(partition) + 1);
        KafkaProbe.publish(routeChanged(id, "EXEMPT_VOLUME", "CONTRACT_OR_CERTIFICATION", 2));
        KafkaProbe.publish(routeChanged(id, "CONTRACT_OR_CERTIFICATION", "SECURITY_ASSESSMENT", 3));

        KafkaProbe.await(EventType.OBLIGATION_RAISED, e -> raises(e, id, "security-assessment"));
        assertThat(obligations(id))
                .extracting("code")
                .contains("export-notice-and-consent", "security-assessment")
                .doesNotContain("standard-contract-or-certification");
        assertThat(positions()).containsEntry(partition, after.get(partition) + 2);
    }

    @Test
    void whatADatabaseThatWentBackHasLostIsTakenInAgain() throws SQLException {
        String id = registered();
        Map<Integer, Long> before = positions();
        KafkaProbe.publish(routeChanged(id, "NONE", "EXEMPT_VOLUME", 1));
        KafkaProbe.publish(routeChanged(id, "EXEMPT_VOLUME", "CONTRACT_OR_CERTIFICATION", 2));
        KafkaProbe.await(EventType.OBLIGATION_RAISED, e -> raises(e, id, "standard-contract-or-certification"));
        Map<Integer, Long> after = positions();
        int partition = moved(before, after);

        goBackBehindTwoRoutes(id, partition, after.get(partition));
        KafkaProbe.publish(routeChanged(id, "CONTRACT_OR_CERTIFICATION", "SECURITY_ASSESSMENT", 3));

        KafkaProbe.await(EventType.OBLIGATION_RAISED, e -> raises(e, id, "security-assessment"));
        assertThat(obligations(id)).extracting("code").contains("export-notice-and-consent");
        assertThat(obligation(id, "standard-contract-or-certification"))
                .as("took effect before the one that superseded it")
                .containsEntry("status", "DISCHARGED")
                .extractingByKey("discharge")
                .hasFieldOrPropertyWithValue("reason", "superseded");
        assertThat(obligation(id, "security-assessment")).containsEntry("status", "OPEN");
        assertThat(positions()).containsEntry(partition, after.get(partition) + 1);
    }

    @Test
    void poisonIsPutAsideWithAnAlertAndItsNeighboursGoOn() {
        String id = registered();
        String stranger = "stranger-" + id;

        KafkaProbe.publish(Topic.CROSS_BORDER, id, Map.of(), "not json".getBytes(StandardCharsets.UTF_8));
        KafkaProbe.publish(routeChanged(stranger, "NONE", "EXEMPT_VOLUME", 1).withPartitionkey(id));
        KafkaProbe.publish(routeChanged(id, "NONE", "EXEMPT_VOLUME", 1));

        KafkaProbe.await(
                EventType.OBLIGATION_RAISED,
                e -> e.subject().equals(id)
                        && e.dataAs(ObligationRaised.class).code().equals("export-notice-and-consent"));
        List<EventEnvelope> alerts = KafkaProbe.await(
                EventType.ALERT_RAISED, e -> e.dataAs(AlertRaised.class).code().equals("event-rejected"), 2);
        assertThat(alerts).extracting(EventEnvelope::subject).containsOnly(SUBSCRIPTION);
    }

    @Test
    void anObligationIsDischargedOnceWithEvidence() {
        String id = registered();
        Object obligation = obligation(id, "rights-requests-channel").get("id");
        String path = "/handlers/" + id + "/obligations/" + obligation + "/discharge";

        by(Role.REGULATOR).body("{\"evidence\":\"page\"}").post(path).then().statusCode(403);
        by(Role.HANDLER_OFFICER, id)
                .body("{}")
                .post(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("evidence"));
        by(Role.HANDLER_OFFICER, id)
                .body("{\"evidence\":\"https://example.cn/rights, since 2026-01-01\"}")
                .post(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("DISCHARGED"));
        by(Role.HANDLER_OFFICER, id)
                .body("{\"evidence\":\"again\"}")
                .post(path)
                .then()
                .statusCode(409)
                .body("code", equalTo("obligation-discharged"));
        by(Role.HANDLER_OFFICER, "other")
                .body("{\"evidence\":\"x\"}")
                .post(path)
                .then()
                .statusCode(404)
                .body("code", equalTo("handler-unknown"));
    }

    private static boolean raises(EventEnvelope event, String handlerId, String code) {
        return event.subject().equals(handlerId)
                && event.dataAs(ObligationRaised.class).code().equals(code);
    }

    /** Of the cross-border service's events, by partition: what is taken in next. */
    private Map<Integer, Long> positions() throws SQLException {
        Map<Integer, Long> positions = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select partition, next from inbox_offset where subscription = ? and topic = ?")) {
            query.setString(1, SUBSCRIPTION);
            query.setString(2, Topic.CROSS_BORDER.wireName());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    positions.put(row.getInt(1), row.getLong(2));
                }
            }
        }
        return positions;
    }

    private static int moved(Map<Integer, Long> before, Map<Integer, Long> after) {
        return after.keySet().stream()
                .filter(p -> !after.get(p).equals(before.get(p)))
                .findFirst()
                .orElseThrow();
    }

    private void positionMoves(int partition, long next) throws SQLException {
        assertThat(Tables.change(
                        database,
                        "update inbox_offset set next = ? where subscription = ? and topic = ? and partition = ?",
                        next,
                        SUBSCRIPTION,
                        Topic.CROSS_BORDER.wireName(),
                        partition))
                .isOne();
    }

    /** Undoes the two routes that were told last, as a restore to the moment before them. */
    private void goBackBehindTwoRoutes(String handlerId, int partition, long next) throws SQLException {
        assertThat(Tables.change(database, "delete from handler_route where handler_id = ?", handlerId))
                .isOne();
        assertThat(Tables.change(
                        database,
                        "delete from obligation where handler_id = ? and code in (?, ?)",
                        handlerId,
                        "export-notice-and-consent",
                        "standard-contract-or-certification"))
                .isEqualTo(2);
        assertThat(Tables.change(
                        database,
                        "delete from inbox where subscription = ? and event_id in (?, ?)",
                        SUBSCRIPTION,
                        routeEvent(handlerId, 1),
                        routeEvent(handlerId, 2)))
                .isEqualTo(2);
        positionMoves(partition, next - 2);
    }

    private static boolean concerns(EventEnvelope alert, String handlerId) {
        AlertRaised data = alert.dataAs(AlertRaised.class);
        return data.code().equals("obligation-overdue") && handlerId.equals(data.handlerId());
    }

    private static EventEnvelope routeChanged(String handlerId, String from, String to, int number) {
        OffsetDateTime at = OffsetDateTime.parse("2026-03-01T08:00:00+08:00").plusDays(number);
        RouteChanged data = new RouteChanged(
                handlerId,
                2026,
                from,
                to,
                "nonSensitive",
                1L,
                1L,
                "transfer-" + number,
                at,
                "CBDF-8",
                new Wording("第八条", "Article 8"),
                "threshold-crossed",
                new RoutesByClass(to, "NONE"),
                new UpperCounts(1, 0),
                "route-2026-01-01");
        return EventEnvelope.of(
                routeEvent(handlerId, number),
                URI.create("/services/cross-border"),
                Instant.parse("2026-03-01T00:00:00Z"),
                handlerId,
                data);
    }

    private static String routeEvent(String handlerId, int number) {
        return EventIds.of("route", handlerId, Integer.toString(number));
    }

    private static List<Map<String, Object>> obligations(String handlerId) {
        return by(Role.HANDLER_OFFICER, handlerId)
                .get("/handlers/" + handlerId + "/obligations")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private static Map<String, Object> obligation(String handlerId, String code) {
        return obligations(handlerId).stream()
                .filter(o -> o.get("code").equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not owed by " + handlerId));
    }
}
