package dev.pipl.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.CreditCode;
import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.client.TransferFeed;
import dev.pipl.local.command.RunningPlatform;
import dev.pipl.local.demo.DemoRun;
import dev.pipl.local.part.PartId;
import dev.pipl.local.supervision.ProcessMark;
import dev.pipl.system.measure.AlertStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The one job the platform exists for, on real PostgreSQL, Kafka and Keycloak, with nothing replaced. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholePlatformIT {
    private static final Duration MOMENTS = Duration.ofSeconds(90);
    private static final Duration A_RESTART = Duration.ofMinutes(3);
    private static final Random RANDOM = new Random();

    private static RunningPlatform running;
    private static PlatformClient platform;

    @BeforeAll
    static void start() throws Exception {
        LocalPlatform.reset();
        running = LocalPlatform.start();
        platform = running.client();
    }

    @AfterAll
    static void stop() throws Exception {
        LocalPlatform.stop();
    }

    @Test
    @Order(1)
    void the100000thPersonChangesTheRouteAndEveryoneConcernedKnows() throws Exception {
        Sender sender = new Sender(false);
        try (AlertStream alerts = new AlertStream(platform.endpoints().dashboard(), running.tokens(), "0")) {
            sender.send(0, 99_999);
            sender.awaitCount(99_999);
            assertThat(sender.route()).isEqualTo("EXEMPT_VOLUME");

            sender.send(99_999, 1);
            sender.awaitCount(100_000);

            assertThat(sender.route()).isEqualTo("CONTRACT_OR_CERTIFICATION");
            JsonNode change = sender.routeChanges().get(1);
            assertThat(change.path("ordinal").asLong()).isEqualTo(100_000);
            assertThat(change.path("threshold").asLong()).isEqualTo(100_000);
            assertThat(change.path("from").asText()).isEqualTo("EXEMPT_VOLUME");
            assertThat(change.path("provision").asText()).isNotBlank();
            assertThat(sender.alertOf(alerts).at("/title/zh").asText()).isNotBlank();
            await().atMost(MOMENTS)
                    .untilAsserted(() -> assertThat(sender.obligations())
                            .anyMatch(duty ->
                                    duty.path("citation").path("en").asText().contains("38")));
        }
    }

    @Test
    @Order(2)
    void sendingEverythingAgainUnderOtherEventIdsCountsNobodyTwice() throws Exception {
        Sender sender = new Sender(false);

        sender.send(0, 5_000);
        sender.send("again", 0, 5_000);
        sender.send("more", 4_999, 2);

        sender.awaitCount(5_001);
    }

    @Test
    @Order(3)
    void killingTheLedgerInTheMiddleOfAStreamLosesNobodyAndCountsNobodyTwice() throws Exception {
        Sender sender = new Sender(false);
        for (int kill = 0; kill < 3; kill++) {
            sender.send(kill * 60_000L, 30_000);
            LocalPlatform.kill(PartId.CROSS_BORDER);
            sender.send(kill * 60_000L + 30_000, 30_000);
            await().atMost(A_RESTART)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> RunningPlatform.find().isPresent());
        }

        sender.awaitCount(180_000);
        assertThat(sender.routeChanges()).hasSize(2);
    }

    @Test
    @Order(4)
    void theDemonstrationYearEndsWithEveryRouteChangeAndWhatFollowed() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        new DemoRun(platform, running.clock(), new PrintStream(said, true, StandardCharsets.UTF_8)).play();

        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("SECURITY_ASSESSMENT")
                .contains("person 1,000,000")
                .contains("person 100,000")
                .contains("person 10,000")
                .contains("finding for the certification body")
                .contains("alert #");
    }

    @Test
    @Order(5)
    void whatWasCommittedIsThereAfterAStopAndStoppingLeavesNoProcess() throws Exception {
        Sender sender = new Sender(true);
        sender.send(0, 1);
        sender.awaitCount(1);
        assertThat(sender.route()).isEqualTo("SECURITY_ASSESSMENT");
        List<ProcessMark> before = LocalPlatform.processes();

        LocalPlatform.stop();

        assertThat(before).hasSize(PartId.values().length + 1).noneMatch(ProcessMark::alive);
        running = LocalPlatform.start();
        platform = running.client();
        sender.awaitCount(1);
        assertThat(sender.route()).isEqualTo("SECURITY_ASSESSMENT");
    }

    /** A handler of its own, with a recipient and a pipeline. */
    private static final class Sender {
        private final String handlerId;
        private final String recipientId;
        private final Instant now = running.clock().instant();

        Sender(boolean criticalInfrastructureOperator) {
            Map<String, Object> handler = new HashMap<>();
            handler.put("name", Map.of("zh", "系统测试", "en", "System test"));
            handler.put("unifiedSocialCreditCode", CreditCode.random(RANDOM));
            handler.put("kind", "ENTERPRISE");
            handler.put("criticalInfrastructureOperator", criticalInfrastructureOperator);
            handler.put("importantPlatform", false);
            handler.put("province", "CN-11");
            handler.put(
                    "personsHandled",
                    Map.of("total", 450_000, "sensitive", 0, "minorsUnder14", 0, "asOf", "2026-01-01"));
            handlerId = platform.post(Caller.operator(), platform.endpoints().registry(), "/handlers", handler)
                    .path("id")
                    .asText();
            platform.getOnceThere(
                    Caller.operator(), platform.endpoints().crossBorder(), "/handlers/" + handlerId + "/route");
            recipientId = platform.post(
                            Caller.officerOf(handlerId),
                            platform.endpoints().crossBorder(),
                            "/recipients",
                            Map.of(
                                    "handlerId",
                                    handlerId,
                                    "name",
                                    Map.of("zh", "境外接收方", "en", "Overseas recipient"),
                                    "country",
                                    "SG"))
                    .path("id")
                    .asText();
        }

        void send(long first, int people) {
            send("event", first, people);
        }

        void send(String name, long first, int people) {
            try (TransferFeed feed = new TransferFeed(platform.endpoints().kafkaBootstrap())) {
                for (long from = first; from < first + people; from += 1_000) {
                    List<String> tokens = new ArrayList<>();
                    for (long person = from; person < Math.min(from + 1_000, first + people); person++) {
                        tokens.add("person-" + Long.toHexString(person + (1L << 48)));
                    }
                    feed.publish(name + "-" + from, transfer(tokens));
                }
                feed.flush();
            }
        }

        private TransferRecorded transfer(List<String> tokens) {
            return new TransferRecorded(
                    handlerId,
                    recipientId,
                    BeijingCalendar.at(now),
                    "system-test",
                    List.of("CONTACT"),
                    tokens,
                    List.of(),
                    null,
                    null,
                    "CONSENT",
                    true,
                    null,
                    false,
                    null,
                    null);
        }

        void awaitCount(long people) {
            await().atMost(A_RESTART).untilAsserted(() -> {
                JsonNode counts = ask("/head-counts/" + BeijingCalendar.yearOf(now));
                assertThat(counts.at("/nonSensitive/upper").asLong()).isEqualTo(people);
                assertThat(counts.at("/nonSensitive/exact").asBoolean()).isTrue();
            });
        }

        String route() {
            return ask("/route").path("route").asText();
        }

        JsonNode routeChanges() {
            return ask("/route-changes").path("items");
        }

        List<JsonNode> obligations() {
            return platform.list(
                    Caller.officerOf(handlerId),
                    platform.endpoints().registry(),
                    "/handlers/" + handlerId + "/obligations");
        }

        JsonNode alertOf(AlertStream alerts) throws InterruptedException {
            AlertStream.Arrived next = alerts.next(MOMENTS);
            while (next != null && !next.alert().path("handlerId").asText().equals(handlerId)) {
                next = alerts.next(MOMENTS);
            }
            assertThat(next).as("an alert for " + handlerId).isNotNull();
            return next.alert();
        }

        private JsonNode ask(String path) {
            return platform.get(
                    Caller.officerOf(handlerId), platform.endpoints().crossBorder(), "/handlers/" + handlerId + path);
        }
    }
}
