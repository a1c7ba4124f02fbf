package dev.pipl.dashboard.alert;

import static dev.pipl.dashboard.Platform.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import dev.pipl.dashboard.Platform;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.kit.caller.Role;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import dev.pipl.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OnPlatform(schema = "dashboard")
class AlertStreamIT {

    @Inject
    DataSource database;

    private static SseClient open(Role role, String tenant, String query, String... headers) {
        return SseClient.open(tenant == null ? Tokens.of(role) : Tokens.of(role, tenant), query, headers);
    }

    private static void awaitListed(String alertId) {
        await().atMost(KafkaProbe.PATIENCE)
                .until(() -> as(Role.OPERATOR)
                        .get("/alerts?limit=500&after=" + Math.max(0, head() - 400))
                        .jsonPath()
                        .getList("items.id", String.class)
                        .contains(alertId));
    }

    private static long head() {
        return as(Role.OPERATOR).get("/inbox?limit=1").jsonPath().getLong("last");
    }

    @Test
    void aStreamSendsWhatIsCommittedFromNowOnWithItsSequenceAsId() {
        String before = Platform.raise(Platform.newId("h"));
        awaitListed(before);
        try (SseClient stream = open(Role.REGULATOR, null, "")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("content-type")).startsWith("text/event-stream");
            assertThat(stream.header("cache-control")).isEqualTo("no-store");

            String alert = Platform.raise(Platform.newId("h"));

            stream.awaitAlert(alert);
            assertThat(stream.alertIds()).doesNotContain(before);
            SseClient.Message message = stream.messages().stream()
                    .filter(m -> m.json().get("id").asText().equals(alert))
                    .findFirst()
                    .orElseThrow();
            assertThat(message.id()).isEqualTo(message.json().get("sequence").asText());
            assertThat(message.event()).isEqualTo("message");
            assertThat(message.json().size()).isEqualTo(9);
        }
    }

    @Test
    void aClientThatWasAwayMissesNothingAndGetsNothingTwice() {
        List<String> raised = new ArrayList<>();
        String lastHeard;
        try (SseClient stream = open(Role.REGULATOR, null, "")) {
            raised.add(Platform.raise(Platform.newId("h")));
            stream.awaitAlert(raised.get(0));
            lastHeard = stream.messages().get(stream.messages().size() - 1).id();
        }
        IntStream.range(0, 5).forEach(i -> raised.add(Platform.raise(Platform.newId("h"))));
        awaitListed(raised.get(5));

        try (SseClient resumed = open(Role.REGULATOR, null, "?after=0", "Last-Event-ID", lastHeard)) {
            resumed.awaitAlert(raised.get(5));

            assertThat(resumed.alertIds()).doesNotContain(raised.get(0)).containsSubsequence(raised.subList(1, 6));
            assertGapFree(resumed, Long.parseLong(lastHeard) + 1);
        }
    }

    @Test
    void theAddressMayAlsoSayWhereToBegin() {
        String alert = Platform.raise(Platform.newId("h"));
        awaitListed(alert);

        try (SseClient stream = open(Role.REGULATOR, null, "?after=0")) {
            stream.awaitAlert(alert);

            assertGapFree(stream, 1);
        }
    }

    private static void assertGapFree(SseClient stream, long from) {
        List<Long> sequences =
                stream.messages().stream().map(m -> Long.parseLong(m.id())).toList();
        assertThat(sequences)
                .containsExactlyElementsOf(java.util.stream.LongStream.range(from, from + sequences.size())
                        .boxed()
                        .toList());
    }

    @Test
    void aProvincialRegulatorHearsOfItsProvinceAlsoWhenTheAlertOvertakesTheRegistry() {
        try (SseClient beijing = open(Role.REGULATOR, "CN-11", "")) {
            String elsewhere = Platform.raise(Platform.register("CN-31"));
            String handler = Platform.newId("h");
            String overtaking = Platform.raise(handler);
            awaitListed(overtaking);
            Platform.publish(
                    handler,
                    new dev.pipl.events.registry.HandlerRegistered(
                            dev.pipl.dashboard.handler.Told.profile(handler, 1, "CN-11", false)));

            beijing.awaitAlert(overtaking);
            assertThat(beijing.alertIds()).doesNotContain(elsewhere);
        }
    }

    @Test
    void anOfficerHearsOfItsOwnHandlerOnly() {
        String own = Platform.newId("h");
        try (SseClient officer = open(Role.HANDLER_OFFICER, own, "")) {
            Platform.raise(Platform.newId("h"));
            String seen = Platform.raise(own);

            officer.awaitAlert(seen);
            assertThat(officer.alertIds()).containsExactly(seen);
        }
    }

    @Test
    void thatARegulatorListensIsRecorded() throws SQLException {
        String listener = Platform.newId("listener");
        try (SseClient stream = SseClient.open(Tokens.of(listener, Set.of(Role.REGULATOR)), "")) {
            assertThat(stream.status()).isEqualTo(200);
            try (Connection connection = database.getConnection();
                    PreparedStatement select =
                            connection.prepareStatement("select entity_id from audit_trail where actor = ?")) {
                select.setString(1, listener);
                await().atMost(KafkaProbe.PATIENCE).untilAsserted(() -> {
                    try (ResultSet row = select.executeQuery()) {
                        assertThat(row.next()).isTrue();
                        assertThat(row.getString(1)).isEqualTo("/alerts/stream");
                    }
                });
            }
        }
    }

    @Test
    void whoMayNotListenIsTold() {
        assertThat(SseClient.open(null, "").status()).isEqualTo(401);
        assertThat(SseClient.open(Tokens.expired(Role.REGULATOR), "").status()).isEqualTo(401);
        assertThat(open(Role.PIPELINE, "h1", "").status()).isEqualTo(403);
        assertThat(open(Role.REGULATOR, null, "?after=x").status()).isEqualTo(400);
        assertThat(open(Role.REGULATOR, null, "", "Last-Event-ID", "-3").status())
                .isEqualTo(400);
    }

    @Test
    void aStreamEndsWithItsToken() {
        String token = Tokens.shortLived(Duration.ofSeconds(8), Role.REGULATOR);
        try (SseClient stream = SseClient.open(token, "")) {
            assertThat(stream.status()).isEqualTo(200);

            await().atMost(KafkaProbe.PATIENCE).until(stream::hasEnded);
        }
    }

    @Test
    void aStreamThatIsQuietShowsThatItLives() {
        try (SseClient machine = open(Role.REGULATOR, null, "");
                SseClient page = open(Role.REGULATOR, null, "?heartbeat=event")) {
            await().atMost(KafkaProbe.PATIENCE).until(() -> machine.comments().contains("heartbeat"));
            await().atMost(KafkaProbe.PATIENCE)
                    .until(() ->
                            page.messages().stream().anyMatch(m -> m.event().equals("heartbeat")));
        }
    }

    @Test
    void aRollbackLeavesNoGapAndNobodyHearsOfIt() throws SQLException {
        long before = head();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement number = connection.prepareStatement("update alert_numbering set last = last + 1")) {
                number.executeUpdate();
            }
            connection.rollback();
        }
        try (SseClient stream = open(Role.REGULATOR, null, "?after=" + before)) {
            String alert = Platform.raise(Platform.newId("h"));
            stream.awaitAlert(alert);

            assertGapFree(stream, before + 1);
        }
    }

    @Test
    void aClientThatDoesNotReadHoldsUpNobodyIsCutOffAndCanResume() throws IOException {
        insertMany(30_000);
        double before = openStreams();
        try (Socket deaf = deaf("?after=0");
                SseClient quick = open(Role.REGULATOR, null, "")) {
            assertThat(deaf.isConnected()).isTrue();
            await().atMost(KafkaProbe.PATIENCE).until(() -> openStreams() == before + 2);
            String alert = Platform.raise(Platform.newId("h"));

            quick.awaitAlert(alert);
            await().atMost(KafkaProbe.PATIENCE).until(() -> openStreams() == before + 1);
            assertThat(quick.hasEnded()).isFalse();
        }
    }

    private static double openStreams() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("pipl_alert_streams"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    /** Opens a stream and never reads from it, with the smallest buffer the machine allows. */
    private static Socket deaf(String query) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1_024);
        socket.connect(new java.net.InetSocketAddress("localhost", RestAssured.port));
        OutputStream out = socket.getOutputStream();
        out.write(("GET /alerts/stream" + query + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + Tokens.of(Role.REGULATOR) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    /** As another instance would commit them: numbered, without a word to this one. */
    private void insertMany(int count) {
        String sql = """
                with counting as (update alert_numbering set last = last + ? returning last)
                insert into alert (sequence, id, handler_id, severity, body, received_at)
                select last - ? + i, 'bulk-' || (last - ? + i), null, 'INFO',
                       jsonb_build_object('id', 'bulk-' || (last - ? + i), 'occurredAt', '2026-03-01T08:00:00+08:00',
                         'severity', 'INFO', 'code', 'bulk', 'title', jsonb_build_object('zh', '批量', 'en', repeat('x', 400)),
                         'provisions', jsonb_build_array()), '2026-03-01T00:00:00Z'
                from counting, generate_series(1, ?) as i
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 5; i++) {
                insert.setInt(i, count);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void alertsOfTwoInstancesArriveInTheirOrderWithoutAGap() {
        try (SseClient stream = open(Role.REGULATOR, null, "")) {
            long before = head();
            insertMany(3);
            String own = Platform.raise(Platform.newId("h"));
            insertMany(2);
            String last = Platform.raise(Platform.newId("h"));

            stream.awaitAlert(own);
            stream.awaitAlert(last);
            await().atMost(KafkaProbe.PATIENCE).until(() -> stream.messages().size() == head() - before);
            assertGapFree(stream, before + 1);
        }
    }

    @Test
    void anAlertToldAgainInOneGoIsHeardOnceAndAsItIsListed() {
        AlertRaised first = Platform.alert(Platform.newId("h"), Severity.WARNING);
        AlertRaised again = new AlertRaised(
                first.id(),
                first.occurredAt(),
                first.severity(),
                first.code(),
                first.handlerId(),
                new Wording("再次", "Told again"),
                first.provisions(),
                first.subject());
        try (SseClient stream = open(Role.REGULATOR, null, "")) {
            Platform.publish(first.id(), first);
            Platform.publish(first.id(), again);
            String after = Platform.raise(Platform.newId("h"));

            stream.awaitAlert(after);
            assertThat(stream.alertIds()).containsOnlyOnce(first.id());
            as(Role.OPERATOR)
                    .get("/alerts?handlerId=" + first.handlerId())
                    .then()
                    .body("items.title.en", contains("Told again"));
        }
    }

    @Test
    void anAlertOfAnotherInstanceIsHeardToo() {
        try (SseClient stream = open(Role.REGULATOR, null, "")) {
            insertMany(1);

            await().atMost(KafkaProbe.PATIENCE)
                    .until(() -> stream.messages().stream()
                            .anyMatch(m -> m.json().get("code").asText().equals("bulk")));
        }
    }
}
