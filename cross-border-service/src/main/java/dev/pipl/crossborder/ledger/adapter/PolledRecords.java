package dev.pipl.crossborder.ledger.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** What one turn has read, by partition, in the order of the offsets. */
final class PolledRecords {

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
    private long bytes;

    /** Adds what was polled next. Where a partition was sought back in between, what was read of it before is dropped. */
    void add(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> more = polled.records(partition);
            List<ConsumerRecord<byte[], byte[]>> known = records.get(partition);
            if (known != null && more.get(0).offset() < nextOf(known)) {
                drop(partition);
            }
            records.computeIfAbsent(partition, first -> new ArrayList<>()).addAll(more);
            bytes += size(more);
        }
    }

    /** Leaves those of these partitions only. */
    void keep(Set<TopicPartition> partitions) {
        List.copyOf(records.keySet()).stream()
                .filter(partition -> !partitions.contains(partition))
                .forEach(this::drop);
    }

    void drop(TopicPartition partition) {
        List<ConsumerRecord<byte[], byte[]>> dropped = records.remove(partition);
        if (dropped != null) {
            bytes -= size(dropped);
        }
    }

    Set<TopicPartition> partitions() {
        return records.keySet();
    }

    List<ConsumerRecord<byte[], byte[]>> of(TopicPartition partition) {
        return records.get(partition);
    }

    /** Of all values together. */
    long bytes() {
        return bytes;
    }

    static long nextOf(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.get(records.size() - 1).offset() + 1;
    }

    private static long size(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .mapToLong(record -> Math.max(0, record.serializedValueSize()))
                .sum();
    }
}
