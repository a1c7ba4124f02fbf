package dev.pipl.publisher.delivery.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventEnvelope;
import dev.pipl.publisher.Phrases;
import dev.pipl.publisher.PublisherFault;
import dev.pipl.publisher.delivery.Destination;
import dev.pipl.publisher.delivery.Outcome;
import dev.pipl.publisher.delivery.TemporaryFailure;
import dev.pipl.publisher.delivery.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The transfers topic: binary CloudEvents with the handler id as key, acknowledged by all replicas in sync. */
public final class KafkaDestination implements Destination {
    private final KafkaSettings settings;
    private final Producer<byte[], byte[]> producer;

    /** Connects when the first event is sent. */
    public static KafkaDestination to(KafkaSettings settings) {
        try {
            return new KafkaDestination(
                    settings,
                    new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer()));
        } catch (KafkaException e) {
            throw PublisherFault.usage("fault.kafka-settings", settings.bootstrap());
        }
    }

    KafkaDestination(KafkaSettings settings, Producer<byte[], byte[]> producer) {
        this.settings = settings;
        this.producer = producer;
    }

    @Override
    public List<Outcome> send(List<EventEnvelope> events) throws TemporaryFailure {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
            for (EventEnvelope event : events) {
                Future<RecordMetadata> acknowledgement = producer.send(record(event));
                if (acknowledgement.isDone()) {
                    // Without a broker each send waits its full time and fails at once: the first such failure says it
                    // all.
                    acknowledgement.get();
                }
                sent.add(acknowledgement);
            }
            producer.flush();
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (ExecutionException e) {
            throw fault(e.getCause());
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            throw PublisherFault.unavailable("fault.interrupted");
        } catch (KafkaException e) {
            throw fault(e);
        }
        return events.stream()
                .map(event -> Outcome.of(event.id(), Verdict.ACKNOWLEDGED, null))
                .toList();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private ProducerRecord<byte[], byte[]> record(EventEnvelope event) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                settings.topic(), event.partitionkey().getBytes(UTF_8), CloudEventsKafka.value(event));
        CloudEventsKafka.headers(event)
                .forEach((name, value) -> record.headers().add(name, value));
        return record;
    }

    /** The client's own messages may quote a record; only the kind of its error is shown. */
    private TemporaryFailure fault(Throwable cause) {
        String kind = cause.getClass().getSimpleName();
        if (cause instanceof RetriableException) {
            return new TemporaryFailure(
                    Phrases.of("fault.kafka-unreachable", settings.bootstrap(), settings.topic(), kind), Duration.ZERO);
        }
        throw PublisherFault.refused("fault.kafka-refused", settings.bootstrap(), settings.topic(), kind);
    }
}
