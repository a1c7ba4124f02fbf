package dev.pipl.crossborder.ledger.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** Partitions that wait for better times, each longer the more often it failed. Belongs to the reading thread. */
final class PartitionRests {

    private final Map<TopicPartition, Integer> failures = new HashMap<>();
    private final Map<TopicPartition, Long> until = new HashMap<>();

    /** How long the partition rests now, in milliseconds. */
    long rest(TopicPartition partition, long minMillis, long maxMillis) {
        int failed = failures.merge(partition, 1, Integer::sum);
        long millis = Math.min(maxMillis, minMillis << Math.min(failed, 10));
        until.put(partition, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
        return millis;
    }

    /** Those that have rested long enough; each is told once. */
    List<TopicPartition> rested() {
        if (until.isEmpty()) {
            return List.of();
        }
        List<TopicPartition> rested = until.entrySet().stream()
                .filter(waiting -> System.nanoTime() - waiting.getValue() >= 0)
                .map(Map.Entry::getKey)
                .toList();
        rested.forEach(until::remove);
        return rested;
    }

    void forget(TopicPartition partition) {
        failures.remove(partition);
        until.remove(partition);
    }

    void clear() {
        failures.clear();
        until.clear();
    }
}
