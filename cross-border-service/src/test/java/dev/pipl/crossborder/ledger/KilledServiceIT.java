package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.crossborder.handler.Profiles;
import dev.pipl.crossborder.ledger.adapter.PgLedgerStore;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Topic;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.testing.TestBroker;
import dev.pipl.testing.TestDatabase;
import dev.pipl.testing.TestOidc;
import io.smallrye.jwt.build.Jwt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The packaged service is killed several times in the middle of a stream; what it then says must be what a naive set
 * says, every record must be accounted for once, and the chain must hold.
 */
class KilledServiceIT {

    private static final int KILLS = 4;
    private static final int EVENTS = 4_000;
    private static final int BROKEN_EVERY = 100;
    private static final int PEOPLE = 15_000;
    private static final List<String> HANDLERS = List.of("h-killed-a", "h-killed-b", "h-killed-c");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Random random = new Random(20261122);
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Set<String>> nonSensitive = new HashMap<>();
    private final Map<String, Set<String>> sensitive = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();
    private final List<ProducerRecord<String, byte[]>> sent = new ArrayList<>();
    private final List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
    private TestDatabase database;
    private TestBroker broker;
    private TestOidc oidc;
    private KafkaProducer<String, byte[]> producer;
    private ServiceProcess service;
    private int broken;

    @BeforeEach
    void startParts() {
        database = TestDatabase.start("cross_border");
        broker = TestBroker.start();
        oidc = TestOidc.start();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        Map<String, String> config = new HashMap<>(database.config());
        config.putAll(broker.config());
        config.putAll(oidc.config());
        config.put("pipl.secrets.dir", folder.toString());
        service = new ServiceProcess(config, folder.resolve("service.log"));
    }

    @AfterEach
    void stopParts() throws Exception {
        service.close();
        producer.close();
        Files.copy(
                folder.resolve("service.log"),
                Path.of("target", "killed-service.log"),
                StandardCopyOption.REPLACE_EXISTING);
        oidc.close();
        broker.close();
        database.close();
    }

    @Test
    void killsInTheMiddleOfAStreamChangeNoCount() throws Exception {
        HANDLERS.forEach(this::register);
        service.start();
        awaitReady();
        HANDLERS.forEach(this::addRecipient);

        for (int kill = 0; kill < KILLS; kill++) {
            publish(EVENTS / (KILLS + 1));
            long goal = position() + 50 + random.nextInt(300);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> position() >= Math.min(goal, sent.size()));
            publish(EVENTS / (KILLS + 1) / 4);
            service.kill();
            service.start();
        }
        publish(EVENTS / (KILLS + 1));
        await().atMost(PATIENCE).until(() -> position() == sent.size());
        awaitReady();

        for (String handlerId : HANDLERS) {
            JsonNode counts =
                    json.readTree(service.get("/handlers/" + handlerId + "/head-counts/2026", token(handlerId)));
            assertThat(counts.at("/nonSensitive/upper").asInt())
                    .isEqualTo(nonSensitive.get(handlerId).size());
            assertThat(counts.at("/sensitive/upper").asInt())
                    .isEqualTo(sensitive.get(handlerId).size());
        }
        everyEventIsRecordedOnceAndTheChainHolds();
        assertThat(count("select count(*) from transfer_rejection")).isEqualTo(broken);
        assertThat(count("select count(*) - count(distinct event_id) from outbox"))
                .isZero();
    }

    private void everyEventIsRecordedOnceAndTheChainHolds() {
        LedgerStore store = new PgLedgerStore(dataSource(), null);
        Set<String> recorded = new HashSet<>();
        for (String handlerId : HANDLERS) {
            byte[][] previous = {RowChain.origin()};
            store.rowsAfter(handlerId, 2026, 0, row -> {
                assertThat(RowChain.follows(previous[0], row)).isTrue();
                previous[0] = row.hash();
                for (Entry entry : RowCodec.decode(handlerId, 2026, row.body()).entries()) {
                    assertThat(recorded.add(((Entry.Transfer) entry).identity().id()))
                            .isTrue();
                }
            });
        }
        assertThat(recorded).isEqualTo(eventIds);
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            ProducerRecord<String, byte[]> record = next();
            sent.add(record);
            acknowledgements.add(producer.send(record));
        }
        awaitAcknowledgements();
    }

    private ProducerRecord<String, byte[]> next() {
        String handlerId = HANDLERS.get(random.nextInt(HANDLERS.size()));
        if (sent.size() % BROKEN_EVERY == BROKEN_EVERY - 1) {
            broken++;
            return record(handlerId, "{\"specversion\":".getBytes(StandardCharsets.UTF_8));
        }
        if (!eventIds.isEmpty() && random.nextInt(10) == 0) {
            ProducerRecord<String, byte[]> again = sent.get(random.nextInt(sent.size()));
            if (again.value().length > 100) {
                return record(again.key(), again.value());
            }
        }
        String id = "event-" + sent.size();
        eventIds.add(id);
        List<String> n = tokens(20);
        List<String> s = tokens(3);
        nonSensitive.computeIfAbsent(handlerId, key -> new HashSet<>()).addAll(n);
        sensitive.computeIfAbsent(handlerId, key -> new HashSet<>()).addAll(s);
        byte[] value = TransferJson.recorded(handlerId, "r-" + handlerId, id, "2026-03-01T08:00:00+08:00")
                .nonSensitive(n)
                .sensitive(s)
                .bytes();
        return record(handlerId, value);
    }

    private static ProducerRecord<String, byte[]> record(String key, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topic.OUTBOUND_TRANSFERS.wireName(), key, value);
        record.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    private List<String> tokens(int count) {
        Set<String> tokens = new HashSet<>();
        while (tokens.size() < count) {
            tokens.add("person-token-%08d".formatted(random.nextInt(PEOPLE)));
        }
        return List.copyOf(tokens);
    }

    private void register(String handlerId) {
        EventEnvelope event = EventEnvelope.of(
                EventIds.random(),
                URI.create("/handler-registry"),
                Instant.parse("2026-01-01T00:00:00Z"),
                handlerId,
                new HandlerRegistered(Profiles.enterprise(handlerId, 1, LocalDate.of(2026, 1, 1))));
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topic.REGISTRY.wireName(), event.partitionkey(), CloudEventsKafka.value(event));
        CloudEventsKafka.headers(event).forEach(record.headers()::add);
        acknowledgements.add(producer.send(record));
        awaitAcknowledgements();
    }

    private void awaitAcknowledgements() {
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            try {
                acknowledgement.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
        acknowledgements.clear();
    }

    private void addRecipient(String handlerId) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into recipient (id, handler_id, version, name_zh, name_en, country, greater_bay_area,
                          foreign_authority, created_at, created_by)
                        values (?, ?, 1, '接收方', 'Recipient', 'SG', false, false, '2026-01-01T00:00:00Z', 'test')
                        """)) {
            insert.setString(1, "r-" + handlerId);
            insert.setString(2, handlerId);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitReady() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(service::isReady);
    }

    /** How many records of the topic the ledger has dealt with. */
    private long position() {
        return count("select coalesce(sum(next), 0) from ledger_position");
    }

    private long count(String sql) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.config().get("quarkus.datasource.jdbc.url"));
        source.setUser(database.config().get("quarkus.datasource.username"));
        source.setPassword(database.config().get("quarkus.datasource.password"));
        return source;
    }

    private String token(String handlerId) throws Exception {
        byte[] encoded = Base64.getDecoder().decode(oidc.config().get("pipl.test.signing-key"));
        PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        return Jwt.claims()
                .issuer(oidc.issuer())
                .subject("pipeline")
                .claim("typ", "Bearer")
                .claim("realm_access", Map.of("roles", List.of("pipeline")))
                .claim("tenant", handlerId)
                .audience("pipl")
                .expiresIn(Duration.ofMinutes(5))
                .jws()
                .keyId("test")
                .sign(key);
    }
}
