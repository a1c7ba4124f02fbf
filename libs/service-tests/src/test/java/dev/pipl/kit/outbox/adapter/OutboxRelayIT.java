package dev.pipl.kit.outbox.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventJson;
import dev.pipl.events.Topic;
import dev.pipl.events.crossborder.YearOpened;
import dev.pipl.kit.Platform;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.OutboxBell;
import dev.pipl.kit.outbox.OutboxOfTest;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.testing.KafkaProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutboxRelayIT {
    private static final int FIELD_BYTES_TOO_MANY = 2_000_000;

    private static Platform platform;

    private final JdbcOutbox outbox = OutboxOfTest.jdbc(Clock.systemUTC());
    private final List<OutboxRelay> relays = new ArrayList<>();

    @BeforeAll
    static void start() {
        platform = Platform.running();
    }

    @AfterEach
    void stopRelays() throws SQLException {
        relays.forEach(OutboxRelay::stop);
        execute("delete from outbox");
    }

    @Test
    void eventsOfAKeyKeepTheirOrderThroughRestartsOfTheRelay() throws SQLException {
        String run = UUID.randomUUID().toString();
        OutboxRelay relay = relay();
        relay.start();
        for (int i = 0; i < 300; i++) {
            write(event(run + "-" + i % 3, i));
            if (i % 100 == 50) {
                relay.stop();
                relay.start();
            }
        }

        awaitAllSent();

        Map<String, List<Integer>> firstSeen = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : KafkaProbe.records(Topic.CROSS_BORDER)) {
            if (record.key().startsWith(run)) {
                List<Integer> seen = firstSeen.computeIfAbsent(record.key(), k -> new ArrayList<>());
                int number = KafkaProbe.event(record).data().path("year").asInt();
                if (!seen.contains(number)) {
                    seen.add(number);
                }
            }
        }
        assertThat(firstSeen).hasSize(3);
        assertThat(firstSeen.values())
                .allSatisfy(seen -> assertThat(seen).hasSize(100).isSorted());
    }

    @Test
    void onlyOneOfTwoRelaysSendsAndTheOtherTakesOver() throws SQLException {
        OutboxRelay first = relay();
        OutboxRelay second = relay();
        first.start();
        String key = UUID.randomUUID().toString();
        write(event(key, 1));
        awaitAllSent();
        second.start();

        write(event(key, 2));
        awaitAllSent();
        first.stop();
        write(event(key, 3));
        awaitAllSent();

        assertThat(numbers(key)).containsExactly(1, 2, 3);
    }

    @Test
    void aLostDatabaseConnectionIsOpenedAgain() throws SQLException {
        relay().start();
        String key = UUID.randomUUID().toString();
        write(event(key, 1));
        awaitAllSent();

        execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kit-outbox-relay'");
        write(event(key, 2));

        awaitAllSent();
        assertThat(numbers(key)).containsExactly(1, 2);
    }

    @Test
    void anEventTooLargeForItsTopicHoldsBackItsOwnKeyAndNotItsPartition() throws SQLException {
        String large = UUID.randomUUID().toString();
        String neighbour = Platform.keyOfPartition(Platform.partitionOf(large));
        write(event(large, 1));
        write(event(large + "x".repeat(FIELD_BYTES_TOO_MANY), 2).withPartitionkey(large));
        write(event(large, 3));
        write(event(neighbour, 4));

        relay().start();

        await().atMost(KafkaProbe.PATIENCE).until(() -> unsent() == 2);
        write(event(neighbour, 5));
        await().atMost(KafkaProbe.PATIENCE).until(() -> unsent() == 2);
        assertThat(numbers(large)).startsWith(1);
        assertThat(numbers(neighbour)).contains(4, 5);
    }

    @Test
    void nothingOfARolledBackTransactionIsSent() throws SQLException {
        relay().start();
        String key = UUID.randomUUID().toString();
        try (Connection connection = platform.connect()) {
            connection.setAutoCommit(false);
            outbox.add(connection, List.of(Outgoing.of(event(key, 1))));
            connection.rollback();
        }
        write(event(key, 2));

        awaitAllSent();
        assertThat(numbers(key)).containsExactly(2);
    }

    @Test
    void aCommittedEventGoesOutWithoutWaitingForThePoll() throws SQLException {
        relay(Duration.ofHours(1)).start();
        try (KafkaConsumer<String, byte[]> consumer = tail();
                Connection connection = platform.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 20; i++) {
                String key = UUID.randomUUID().toString();
                outbox.add(connection, List.of(Outgoing.of(event(key, i))));
                connection.commit();
                awaitKey(consumer, key);
            }
        }
    }

    /** The bell alone: nobody listens to the database, and the relay would look by itself after an hour. */
    @Test
    void aWriterOfTheSameProcessWakesTheRelayItself() throws SQLException {
        OutboxBell bell = new OutboxBell();
        JdbcOutbox ringing = OutboxOfTest.jdbc(Clock.systemUTC(), bell);
        relay(Duration.ofHours(1), bell).start();
        try (KafkaConsumer<String, byte[]> consumer = tail()) {
            awaitUnderWay(consumer);
            execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kit-outbox-ear'");
            assertEveryRingIsHeard(ringing, consumer);
        }
    }

    @Test
    void aWriterBesideARelayThatStandsByIsHeardByTheActiveOne() throws SQLException {
        OutboxBell bell = new OutboxBell();
        JdbcOutbox ringing = OutboxOfTest.jdbc(Clock.systemUTC(), bell);
        relay(Duration.ofHours(1)).start();
        try (KafkaConsumer<String, byte[]> consumer = tail()) {
            awaitUnderWay(consumer);
            relay(Duration.ofHours(1), bell).start();
            assertEveryRingIsHeard(ringing, consumer);
        }
    }

    @Test
    void alertsAreSentBeforeOtherEventsAndEachTopicKeepsItsOrder() throws SQLException {
        String key = UUID.randomUUID().toString();
        write(event(key, 1));
        write(Topic.ALERTS, key, event(key, 2));
        write(event(key, 3));
        write(Topic.ALERTS, key, event(key, 4));
        DedicatedConnection database = database();
        try (OutboxTable table = new OutboxTable(database.open("kit"));
                MockProducer<String, byte[]> producer =
                        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer())) {
            new OutboxRound(table, producer, 50, Clock.systemUTC(), new HashSet<>(), backlog -> {}).run(() -> false);

            assertThat(producer.history())
                    .extracting(sent -> EventJson.mapper()
                            .readTree(sent.value())
                            .path("year")
                            .asInt())
                    .containsExactly(2, 4, 1, 3);
            assertThat(producer.history())
                    .extracting(ProducerRecord::topic)
                    .containsExactly(
                            Topic.ALERTS.wireName(),
                            Topic.ALERTS.wireName(),
                            Topic.CROSS_BORDER.wireName(),
                            Topic.CROSS_BORDER.wireName());
        }
        assertThat(unsent()).isZero();
    }

    /** Writes twenty that the database tells nobody of; each must arrive before the next is written. */
    private static void assertEveryRingIsHeard(JdbcOutbox ringing, KafkaConsumer<String, byte[]> consumer)
            throws SQLException {
        try (Connection connection = platform.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 20; i++) {
                String key = UUID.randomUUID().toString();
                ringing.addUntold(connection, List.of(Outgoing.of(event(key, i))));
                connection.commit();
                ringing.committed();
                awaitKey(consumer, key);
            }
        }
    }

    private void awaitUnderWay(KafkaConsumer<String, byte[]> consumer) throws SQLException {
        String key = UUID.randomUUID().toString();
        write(event(key, 1));
        awaitKey(consumer, key);
    }

    private static void awaitKey(KafkaConsumer<String, byte[]> consumer, String key) {
        long deadline = System.nanoTime() + KafkaProbe.PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (key.equals(record.key())) {
                    return;
                }
            }
        }
        throw new AssertionError("the event never arrived");
    }

    private static KafkaConsumer<String, byte[]> tail() {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(platform.kafka(), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.CROSS_BORDER.wireName()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private OutboxRelay relay() {
        return relay(Duration.ofMillis(500));
    }

    private OutboxRelay relay(Duration poll) {
        return relay(poll, new OutboxBell());
    }

    private OutboxRelay relay(Duration poll, OutboxBell bell) {
        OutboxSettings settings = new OutboxSettings() {
            @Override
            public boolean relay() {
                return true;
            }

            @Override
            public Duration poll() {
                return poll;
            }

            @Override
            public Duration retention() {
                return Duration.ofDays(7);
            }

            @Override
            public int batch() {
                return 50;
            }
        };
        OutboxRelay relay = new OutboxRelay(
                settings, database(), platform.kafka(), bell, Clock.systemUTC(), new SimpleMeterRegistry(), "kit");
        relays.add(relay);
        return relay;
    }

    private static EventEnvelope event(String key, int number) {
        YearOpened data = new YearOpened(key, number, OffsetDateTime.parse("2026-01-01T00:00:00+08:00"));
        return EventEnvelope.of(EventIds.random(), URI.create("/tests"), Instant.EPOCH, key, data);
    }

    private static DedicatedConnection database() {
        return new DedicatedConnection(platform.url(), Optional.of(platform.user()), Optional.of(platform.password()));
    }

    private void write(EventEnvelope event) throws SQLException {
        write(Topic.CROSS_BORDER, event.partitionkey(), event);
    }

    private void write(Topic topic, String key, EventEnvelope event) throws SQLException {
        try (Connection connection = platform.connect()) {
            connection.setAutoCommit(false);
            outbox.add(connection, List.of(new Outgoing(topic, key, event)));
            connection.commit();
        }
    }

    private static List<Integer> numbers(String key) {
        return KafkaProbe.records(Topic.CROSS_BORDER).stream()
                .filter(r -> r.key().equals(key))
                .map(r -> KafkaProbe.event(r).data().path("year").asInt())
                .toList();
    }

    private static void awaitAllSent() {
        await().atMost(KafkaProbe.PATIENCE).until(() -> unsent() == 0);
    }

    private static long unsent() throws SQLException {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from outbox where sent_at is null")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
