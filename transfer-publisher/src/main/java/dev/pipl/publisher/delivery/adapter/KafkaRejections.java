package dev.pipl.publisher.delivery.adapter;

import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventType;
import dev.pipl.events.MalformedEvent;
import dev.pipl.events.transfer.TransferRejected;
import dev.pipl.publisher.delivery.Outcome;
import dev.pipl.publisher.delivery.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic of rejected records from where it stood before the first event was sent. */
public final class KafkaRejections implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);

    private final Consumer<byte[], byte[]> consumer;

    private KafkaRejections(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** At the present end of the topic; empty if it cannot be read, since that is no reason not to publish. */
    public static Optional<KafkaRejections> fromNow(KafkaSettings settings) {
        KafkaConsumer<byte[], byte[]> consumer = null;
        try {
            consumer =
                    new KafkaConsumer<>(settings.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            List<TopicPartition> partitions = consumer.partitionsFor(settings.rejectedTopic()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            return Optional.of(new KafkaRejections(consumer));
        } catch (KafkaException e) {
            if (consumer != null) {
                consumer.close();
            }
            return Optional.empty();
        }
    }

    /** The rejections of these events that appear within a time. */
    public List<Outcome> of(Set<String> eventIds, Duration limit, LongSupplier nanoTime) {
        Map<String, Outcome> found = new LinkedHashMap<>();
        long start = nanoTime.getAsLong();
        while (nanoTime.getAsLong() - start < limit.toNanos() && found.size() < eventIds.size()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                rejection(record)
                        .filter(outcome -> eventIds.contains(outcome.eventId()))
                        .ifPresent(outcome -> found.put(outcome.eventId(), outcome));
            }
        }
        return List.copyOf(found.values());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static Optional<Outcome> rejection(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        try {
            return Optional.of(CloudEventsKafka.read(headers, record.value()))
                    .filter(event -> event.type().equals(EventType.TRANSFER_REJECTED.type()))
                    .map(event -> event.dataAs(TransferRejected.class))
                    .filter(rejected -> rejected.eventId() != null)
                    .map(rejected -> Outcome.of(rejected.eventId(), Verdict.REJECTED, rejected.code()));
        } catch (MalformedEvent e) {
            return Optional.empty();
        }
    }
}
