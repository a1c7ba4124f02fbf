package dev.pipl.system.scale;

import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Topic;
import dev.pipl.events.Wording;
import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import dev.pipl.events.registry.HandlerRegistered;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes handlers as the registry does, and transfers as pipelines do. */
final class KafkaSender implements AutoCloseable {
    private static final byte[] BROKEN = "{\"specversion\":".getBytes(StandardCharsets.UTF_8);
    private static final byte[] STRUCTURED = "application/cloudevents+json".getBytes(StandardCharsets.US_ASCII);
    private static final LocalDate SINCE = LocalDate.of(Traffic.YEAR, 1, 1);

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Map<Integer, Long> ends = new ConcurrentHashMap<>();

    KafkaSender(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void register(String handlerId) {
        HandlerProfile profile = new HandlerProfile(
                handlerId,
                1,
                new Wording("规模测试公司", "Scale Company"),
                "91110000600037341L",
                "CN-11",
                null,
                List.of(new DatedFact<>(SINCE, "ENTERPRISE")),
                List.of(new DatedFact<>(SINCE, false)),
                List.of(),
                List.of());
        EventEnvelope event = EventEnvelope.of(
                EventIds.random(),
                URI.create("/handler-registry"),
                Instant.parse("2026-01-01T00:00:00Z"),
                handlerId,
                new HandlerRegistered(profile));
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topic.REGISTRY.wireName(), event.partitionkey(), CloudEventsKafka.value(event));
        CloudEventsKafka.headers(event)
                .forEach((name, value) -> message.headers().add(name, value));
        send(message);
    }

    void publish(Traffic.Transfer transfer) {
        publish(transfer.handlerId(), transfer.json());
    }

    void publishBroken(String handlerId) {
        publish(handlerId, BROKEN);
    }

    /** Where the partitions of transfers end, as far as the broker has acknowledged. */
    Map<Integer, Long> ends() {
        return Map.copyOf(ends);
    }

    /** Returns when the broker has everything. */
    void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take a record", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private void publish(String handlerId, byte[] value) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(Topic.OUTBOUND_TRANSFERS.wireName(), handlerId, value);
        message.headers().add("content-type", STRUCTURED);
        send(message);
    }

    private void send(ProducerRecord<String, byte[]> message) {
        Future<?> toldToTheCallback = producer.send(message, (metadata, error) -> {
            if (error != null) {
                failure.compareAndSet(null, error);
            } else if (metadata.topic().equals(Topic.OUTBOUND_TRANSFERS.wireName())) {
                ends.merge(metadata.partition(), metadata.offset() + 1, Math::max);
            }
        });
    }
}
