package dev.pipl.system.measure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Where the partitions of a topic end. */
final class TopicEnds implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** What was published between two looks, {@code to} exclusive. */
    record Stretch(int partition, long from, long to) {}

    TopicEnds(String bootstrap, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    Map<Integer, Long> now() {
        return consumer.endOffsets(partitions).entrySet().stream()
                .collect(Collectors.toMap(end -> end.getKey().partition(), Map.Entry::getValue));
    }

    List<Stretch> since(Map<Integer, Long> before) {
        return now().entrySet().stream()
                .map(end -> new Stretch(end.getKey(), before.get(end.getKey()), end.getValue()))
                .filter(stretch -> stretch.to() > stretch.from())
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
