package dev.pipl.testing;

import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks at the topics and publishes to them, as any other program would. */
public final class KafkaProbe {
    /** What a test waits at most; a broker's first seconds can be slow on a busy machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration POLL = Duration.ofMillis(100);

    private KafkaProbe() {}

    /** All records of a topic up to the end it has now. */
    public static List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            Collection<TopicPartition> partitions = assign(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(POLL).forEach(records::add);
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(topic + " could not be read to its end");
                }
            }
            return records;
        }
    }

    /** All events of a topic up to the end it has now. */
    public static List<EventEnvelope> events(Topic topic) {
        return records(topic).stream().map(KafkaProbe::event).toList();
    }

    /** The first event of that kind that fits, as soon as it is there; fails after {@link #PATIENCE}. */
    public static EventEnvelope await(EventType type, Predicate<EventEnvelope> fits) {
        return await(type, fits, 1).get(0);
    }

    /** The first so many that fit, in the order of each partition. */
    public static List<EventEnvelope> await(EventType type, Predicate<EventEnvelope> fits, int count) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            assign(consumer, type.topic());
            List<EventEnvelope> found = new ArrayList<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (found.size() < count) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    EventEnvelope event = event(record);
                    if (event.type().equals(type.type()) && fits.test(event)) {
                        found.add(event);
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("only " + found.size() + " of " + count + " events of " + type.type());
                }
            }
            return found;
        }
    }

    /** Publishes as the platform does; returns when the broker has it. */
    public static void publish(EventEnvelope event) {
        Topic topic = EventType.of(event.type()).orElseThrow().topic();
        publish(topic, event.partitionkey(), CloudEventsKafka.headers(event), CloudEventsKafka.value(event));
    }

    /** Publishes any bytes; returns when the broker has them. */
    public static void publish(Topic topic, String key, Map<String, byte[]> headers, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic.wireName(), key, value);
        headers.forEach(record.headers()::add);
        Map<String, Object> settings = settings();
        settings.put("max.request.size", 4 * 1024 * 1024);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    public static EventEnvelope event(ConsumerRecord<?, byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(h -> headers.put(h.key(), h.value()));
        return CloudEventsKafka.read(headers, record.value());
    }

    private static Collection<TopicPartition> assign(KafkaConsumer<?, ?> consumer, Topic topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.wireName()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = settings();
        settings.put("fetch.max.wait.ms", 50);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        settings.put("fetch.max.wait.ms", 50);
        settings.put("max.request.size", 4 * 1024 * 1024);
        return settings;
    }
}
