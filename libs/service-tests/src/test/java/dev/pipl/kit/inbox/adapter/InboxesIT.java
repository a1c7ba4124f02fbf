package dev.pipl.kit.inbox.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.events.Wording;
import dev.pipl.events.crossborder.YearOpened;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.Platform;
import dev.pipl.kit.inbox.JdbcSubscription;
import dev.pipl.kit.inbox.NotYet;
import dev.pipl.kit.inbox.PoisonEvent;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.inbox.Received;
import dev.pipl.kit.outbox.OutboxOfTest;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.testing.KafkaProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxesIT {
    private static Platform platform;

    private final String name = "test-" + UUID.randomUUID();
    private final Projections projections = new Projections();
    private final List<Inboxes> running = new ArrayList<>();
    private final Set<String> bewitched = ConcurrentHashMap.newKeySet();
    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() throws SQLException {
        platform = Platform.running();
        execute("create table if not exists effect (number bigint generated always as identity,"
                + " subscription text, key text, value bigint)");
    }

    @BeforeEach
    @AfterEach
    void stop() {
        running.forEach(Inboxes::stop);
    }

    @Test
    void everythingSinceTheBeginningIsTakenInBeforeItIsReady() throws SQLException {
        String key = UUID.randomUUID().toString();
        for (int i = 1; i <= 250; i++) {
            KafkaProbe.publish(opened(key, i));
        }
        assertThat(projections.isReady(name)).isFalse();
        projections.expect(name);
        assertThatThrownBy(() -> projections.requireReady(name))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("projection-behind");

        read();

        await().atMost(KafkaProbe.PATIENCE).until(() -> projections.isReady(name));
        assertThat(effects(key)).hasSize(250).isSorted();
    }

    @Test
    void anEventPublishedTwiceTakesEffectOnce() throws SQLException {
        String key = UUID.randomUUID().toString();
        EventEnvelope event = opened(key, 1);
        KafkaProbe.publish(event);
        KafkaProbe.publish(event);
        KafkaProbe.publish(opened(key, 2));

        read();

        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(key).contains(2L));
        assertThat(effects(key)).containsExactly(1L, 2L);
    }

    @Test
    void anOlderStateNeverOverwritesANewerOne() throws SQLException {
        String key = UUID.randomUUID().toString();
        KafkaProbe.publish(registered(key, 1));
        KafkaProbe.publish(registered(key, 3));
        KafkaProbe.publish(registered(key, 2));
        KafkaProbe.publish(registered(key, 4));

        read();

        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(key).contains(4L));
        assertThat(effects(key)).containsExactly(1L, 3L, 4L);
    }

    @Test
    void whatCannotBeTakenInYetHoldsItsPartitionAndNoOther() throws SQLException {
        String held = Platform.keyOfPartition(0);
        String free = Platform.keyOfPartition(1);
        bewitched.add(held);
        failures.put(held, new NotYet("what it needs"));
        read();
        KafkaProbe.publish(opened(held, 1));
        KafkaProbe.publish(opened(held, 2));
        KafkaProbe.publish(opened(free, 1));

        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(free).contains(1L));
        assertThat(effects(held)).isEmpty();
        bewitched.remove(held);

        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(held).size() == 2);
        assertThat(effects(held)).containsExactly(1L, 2L);
        assertThat(rejections()).isEmpty();
    }

    @Test
    void poisonAndWhatFailsAgainAndAgainArePutAsideAndTheNeighboursGoOn() throws SQLException {
        String key = Platform.keyOfPartition(2);
        String poisonous = key + "-poison";
        String broken = key + "-broken";
        bewitched.addAll(List.of(poisonous, broken));
        failures.put(poisonous, new PoisonEvent("not-digestible", "says nothing of its content"));
        failures.put(broken, new IllegalStateException("secret content"));
        KafkaProbe.publish(opened(key, 1));
        KafkaProbe.publish(opened(poisonous, 1).withPartitionkey(key));
        KafkaProbe.publish(opened(broken, 1).withPartitionkey(key));
        KafkaProbe.publish(opened(key, 2));

        read();

        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(key).contains(2L));
        assertThat(effects(key)).containsExactly(1L, 2L);
        assertThat(rejections())
                .containsExactly(
                        "not-digestible PoisonEvent: says nothing of its content",
                        "event-not-processable IllegalStateException");
        assertThat(alerts()).isEqualTo(2);
    }

    @Test
    void aRestartGoesOnWhereTheDatabaseSays() throws SQLException {
        String key = UUID.randomUUID().toString();
        KafkaProbe.publish(opened(key, 1));
        Inboxes first = read();
        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(key).contains(1L));
        first.stop();
        KafkaProbe.publish(opened(key, 2));
        execute("delete from inbox where subscription = '" + name + "'");

        read();

        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(key).contains(2L));
        assertThat(effects(key)).as("by the offset alone, without the inbox").containsExactly(1L, 2L);
    }

    @Test
    void whatNobodyWantsMovesThePositionToo() throws SQLException {
        String key = UUID.randomUUID().toString();
        read();
        await().atMost(KafkaProbe.PATIENCE).until(() -> projections.isReady(name));
        long before = position();

        KafkaProbe.publish(changed(key, 1));
        await().atMost(KafkaProbe.PATIENCE).until(() -> position() == before + 1);

        KafkaProbe.publish(changed(key, 2));
        KafkaProbe.publish(registered(key, 3));
        KafkaProbe.publish(changed(key, 4));
        await().atMost(KafkaProbe.PATIENCE).until(() -> position() == before + 4);
        assertThat(effects(key)).containsExactly(3L);
    }

    @Test
    void whatADatabaseThatWentBackHasLostIsTakenInAgain() throws SQLException {
        String key = UUID.randomUUID().toString();
        read();
        for (int i = 1; i <= 3; i++) {
            KafkaProbe.publish(opened(key, i));
        }
        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(key).contains(3L));

        goBackBehind(Topic.CROSS_BORDER, key, 2);
        KafkaProbe.publish(opened(key, 4));

        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(key).contains(4L));
        assertThat(effects(key)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whatNobodyWantsDoesNotHideThatTheDatabaseWentBack() throws SQLException {
        String key = UUID.randomUUID().toString();
        read();
        KafkaProbe.publish(registered(key, 1));
        KafkaProbe.publish(registered(key, 2));
        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(key).contains(2L));
        await().atMost(KafkaProbe.PATIENCE).until(() -> projections.isReady(name));
        long before = position();

        goBackBehind(Topic.REGISTRY, key, 1);
        KafkaProbe.publish(changed(key, 3));

        await().atMost(KafkaProbe.PATIENCE).until(() -> position() == before + 1);
        assertThat(effects(key)).containsExactly(1L, 2L);
    }

    @Test
    void nothingIsPutAsideInADatabaseThatWentBack() throws SQLException {
        TopicPartition partition = new TopicPartition(Topic.CROSS_BORDER.wireName(), 0);
        new Offsets(platform.dataSource()).next(name, partition);
        execute("update inbox_offset set next = 2 where subscription = '" + name + "'");
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(partition.topic(), 0, 3, null, "not json".getBytes(StandardCharsets.UTF_8));
        Exception why = new PoisonEvent("not-digestible", "says nothing");

        assertThatThrownBy(() -> rejecting().putAside(name, record, null, why, 3))
                .isInstanceOf(DatabaseWentBack.class)
                .hasMessage("committed to 3, stored 2");

        assertThat(rejections()).isEmpty();
        assertThat(alerts()).isZero();
        assertThat(position()).isEqualTo(2);
        rejecting().putAside(name, record, null, why, 2);
        assertThat(rejections()).hasSize(1);
        assertThat(alerts()).isOne();
        assertThat(position()).isEqualTo(4);
    }

    @Test
    void whatIsPutAsideDoesNotMoveThePositionOfAnotherInstanceBack() throws SQLException {
        TopicPartition partition = new TopicPartition(Topic.CROSS_BORDER.wireName(), 0);
        new Offsets(platform.dataSource()).next(name, partition);
        execute("update inbox_offset set next = 9 where subscription = '" + name + "'");

        rejecting()
                .putAside(
                        name,
                        new ConsumerRecord<>(partition.topic(), 0, 3, null, new byte[0]),
                        null,
                        new PoisonEvent("not-digestible", "says nothing"),
                        3);

        assertThat(rejections()).hasSize(1);
        assertThat(position()).isEqualTo(9);
    }

    @Test
    void aDatabaseFromBeforeTheFirstEventIsFilledFromTheBeginning() throws SQLException {
        String key = UUID.randomUUID().toString();
        read();
        KafkaProbe.publish(opened(key, 1));
        KafkaProbe.publish(opened(key, 2));
        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(key).contains(2L));

        forgetEverything();
        KafkaProbe.publish(opened(key, 3));

        await().atMost(KafkaProbe.PATIENCE).until(() -> effects(key).contains(3L));
        assertThat(effects(key)).containsExactly(1L, 2L, 3L);
        assertThat(rejections()).isEmpty();
    }

    /** Undoes the last so many events of a key, which are the last of their partition, as a restore does. */
    private void goBackBehind(Topic topic, String key, int events) throws SQLException {
        long left = effects(key).size() - events;
        String mine = " where subscription = '" + name + "'";
        execute("begin; update inbox_offset set next = next - " + events + mine + " and topic = '" + topic.wireName()
                + "' and partition = " + Platform.partitionOf(key)
                + "; delete from inbox" + mine
                + "; delete from inbox_version" + mine + " and version > " + left
                + "; delete from effect" + mine + " and key = '" + key + "' and value > " + left + "; commit");
    }

    /** As a restore to a moment before the subscription was there. */
    private void forgetEverything() throws SQLException {
        String mine = " where subscription = '" + name + "'";
        execute("begin; delete from inbox_offset" + mine + "; delete from inbox" + mine + "; delete from inbox_version"
                + mine + "; delete from effect" + mine + "; commit");
    }

    private long position() throws SQLException {
        return count("select sum(next) from inbox_offset where subscription = '" + name + "'");
    }

    private long alerts() throws SQLException {
        return count("select count(*) from outbox where key = '" + name + "' and topic = 'alerts.v1'");
    }

    private static Rejections rejecting() {
        return new Rejections(platform.dataSource(), OutboxOfTest.jdbc(Clock.systemUTC()), Clock.systemUTC(), "kit");
    }

    private Inboxes read() {
        Inboxes inboxes = new Inboxes(
                List.of(new Recording()),
                List.of(),
                platform.dataSource(),
                Clock.systemUTC(),
                new Offsets(platform.dataSource()),
                rejecting(),
                projections,
                new SimpleMeterRegistry(),
                platform.kafka(),
                "kit",
                "instance");
        running.add(inboxes);
        inboxes.start();
        return inboxes;
    }

    /** Writes down each event it is given, unless the test told it to fail. */
    private final class Recording implements JdbcSubscription {
        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<EventType> types() {
            return Set.of(EventType.YEAR_OPENED, EventType.HANDLER_REGISTERED);
        }

        @Override
        public void apply(Connection transaction, Received event) throws SQLException {
            String key = event.event().subject();
            if (bewitched.contains(key)) {
                throw failures.get(key);
            }
            long value = event.type() == EventType.YEAR_OPENED
                    ? event.dataAs(YearOpened.class).year()
                    : event.dataAs(HandlerRegistered.class).profile().version();
            try (PreparedStatement insert =
                    transaction.prepareStatement("insert into effect (subscription, key, value) values (?, ?, ?)")) {
                insert.setString(1, name);
                insert.setString(2, key);
                insert.setLong(3, value);
                insert.executeUpdate();
            }
        }
    }

    private static EventEnvelope opened(String key, int number) {
        YearOpened data = new YearOpened(key, number, OffsetDateTime.parse("2026-01-01T00:00:00+08:00"));
        return EventEnvelope.of(EventIds.random(), URI.create("/tests"), Instant.EPOCH, key, data);
    }

    private static EventEnvelope registered(String key, long version) {
        return EventEnvelope.of(
                EventIds.random(),
                URI.create("/tests"),
                Instant.EPOCH,
                key,
                new HandlerRegistered(profile(key, version)));
    }

    private static EventEnvelope changed(String key, long version) {
        return EventEnvelope.of(
                EventIds.random(),
                URI.create("/tests"),
                Instant.EPOCH,
                key,
                new HandlerProfileChanged(profile(key, version), List.of("name"), LocalDate.of(2026, 1, 1)));
    }

    private static HandlerProfile profile(String key, long version) {
        return new HandlerProfile(
                key,
                version,
                new Wording("甲", "A"),
                null,
                null,
                null,
                List.of(new DatedFact<>(LocalDate.of(2026, 1, 1), "OVERSEAS")),
                List.of(),
                List.of(),
                List.of());
    }

    private List<Long> effects(String key) throws SQLException {
        List<Long> values = new ArrayList<>();
        query(
                "select value from effect where subscription = '" + name + "' and key = '" + key + "' order by number",
                row -> values.add(longOf(row)));
        return values;
    }

    private List<String> rejections() throws SQLException {
        List<String> found = new ArrayList<>();
        query(
                "select code || ' ' || reason from inbox_rejection where subscription = '" + name
                        + "' order by \"offset\"",
                row -> found.add(stringOf(row)));
        return found;
    }

    private static long count(String sql) throws SQLException {
        List<Long> found = new ArrayList<>();
        query(sql, row -> found.add(longOf(row)));
        return found.get(0);
    }

    private static long longOf(ResultSet row) {
        try {
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String stringOf(ResultSet row) {
        try {
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void query(String sql, Consumer<ResultSet> each) throws SQLException {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                each.accept(row);
            }
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
