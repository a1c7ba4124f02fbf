package dev.pipl.system.measure;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.pipl.events.EventJson;
import dev.pipl.events.transfer.TransferRecorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the ledger is compared with: a consumer that reads the same records and parses them, and does nothing else. Runs in
 * a Java machine of its own with the ledger's settings, and takes its orders line by line: {@code partition:from:to ...}.
 * Answers each with the individuals it parsed, the nanoseconds that took, and the processor's.
 */
public final class ParsingPeer {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final ObjectReader parser = EventJson.mapper().readerFor(TransferRecorded.class);

    private ParsingPeer(String bootstrap, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "fetch.max.bytes",
                        8 * 1024 * 1024,
                        "max.partition.fetch.bytes",
                        1024 * 1024,
                        "max.poll.records",
                        1_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** @param args the broker's address and the topic */
    public static void main(String[] args) throws IOException {
        ParsingPeer peer = new ParsingPeer(args[0], args[1]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(peer.read(order));
        }
    }

    private String read(String order) throws IOException {
        Map<TopicPartition, Long> from = new HashMap<>();
        Map<TopicPartition, Long> to = new HashMap<>();
        for (String range : order.trim().split(" ", -1)) {
            String[] parts = range.split(":", -1);
            TopicPartition partition = new TopicPartition(topic, Integer.parseInt(parts[0]));
            from.put(partition, Long.parseLong(parts[1]));
            to.put(partition, Long.parseLong(parts[2]));
        }
        long cpuBefore = cpuNanos();
        long started = System.nanoTime();
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        long individuals = 0;
        while (to.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                if (each.offset() < to.get(new TopicPartition(topic, each.partition()))) {
                    TransferRecorded transfer = parser.readValue(each.value());
                    individuals += transfer.nonSensitiveSubjects().size();
                }
            }
        }
        long nanos = System.nanoTime() - started;
        consumer.unsubscribe();
        return individuals + " " + nanos + " " + (cpuNanos() - cpuBefore);
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }
}
