package dev.pipl.local.client;

import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.Topic;
import dev.pipl.events.transfer.TransferRecorded;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes transfer events as a pipeline does: binary CloudEvents, key = handler id, acknowledged by the broker. */
public final class TransferFeed implements AutoCloseable {
    /** A full event of 10,000 long tokens is 1.3 MB. */
    private static final int REQUEST_BYTES_MAX = 4 * 1024 * 1024;

    private final Producer<String, byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    public TransferFeed(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        512 * 1024,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        REQUEST_BYTES_MAX),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Hands one event to the broker; a failure is thrown by the next call or by {@link #flush()}. */
    public void publish(String eventId, TransferRecorded transfer) {
        throwFailure();
        String handlerId = transfer.handlerId();
        Instant time = transfer.occurredAt().toInstant();
        EventEnvelope event = EventEnvelope.of(
                eventId, URI.create("/handlers/" + handlerId + "/pipelines/demonstration"), time, handlerId, transfer);
        ProducerRecord<String, byte[]> kafkaRecord =
                new ProducerRecord<>(Topic.OUTBOUND_TRANSFERS.wireName(), handlerId, CloudEventsKafka.value(event));
        CloudEventsKafka.headers(event)
                .forEach((name, value) -> kafkaRecord.headers().add(name, value));
        Future<?> answeredByTheCallback = producer.send(kafkaRecord, (metadata, error) -> {
            if (error != null) {
                failure.compareAndSet(null, error);
            }
        });
    }

    /** Returns when the broker has acknowledged everything. */
    public void flush() {
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void throwFailure() {
        if (failure.get() != null) {
            throw new IllegalStateException("the broker did not take a transfer event", failure.get());
        }
    }
}
