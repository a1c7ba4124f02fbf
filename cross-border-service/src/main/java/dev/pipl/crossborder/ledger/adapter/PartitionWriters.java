package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.KafkaResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes the batches of several partitions side by side. Partitions share no position, and the ledger's lanes keep those
 * apart that would meet in a handler.
 */
final class PartitionWriters implements AutoCloseable {

    private final ExecutorService threads;

    /** What became of one partition's batch: exactly one of a result and the reason why there is none yet. */
    record Attempt(Optional<KafkaResult> result, Optional<RuntimeException> failure) {}

    /** @param atOnce how many at the same time, the calling thread included */
    PartitionWriters(int atOnce) {
        AtomicInteger number = new AtomicInteger();
        threads = atOnce == 1
                ? null
                : Executors.newFixedThreadPool(atOnce - 1, work -> {
                    Thread thread = new Thread(work, "transfer-writer-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Returns when all of them are written or given up; one that fails, however it does, leaves the others alone. */
    Map<TopicPartition, Attempt> write(Map<TopicPartition, Supplier<KafkaResult>> writes) {
        Map<TopicPartition, CompletableFuture<Attempt>> begun = new HashMap<>();
        List<Map.Entry<TopicPartition, Supplier<KafkaResult>>> all = new ArrayList<>(writes.entrySet());
        for (int i = 1; i < all.size(); i++) {
            Supplier<KafkaResult> write = all.get(i).getValue();
            begun.put(
                    all.get(i).getKey(),
                    threads == null ? own(write) : CompletableFuture.supplyAsync(() -> attempt(write), threads));
        }
        if (!all.isEmpty()) {
            begun.put(all.get(0).getKey(), own(all.get(0).getValue()));
        }
        Map<TopicPartition, Attempt> attempts = new HashMap<>();
        begun.forEach((partition, attempt) -> attempts.put(partition, attempt.join()));
        return attempts;
    }

    private static CompletableFuture<Attempt> own(Supplier<KafkaResult> write) {
        return CompletableFuture.completedFuture(attempt(write));
    }

    private static Attempt attempt(Supplier<KafkaResult> write) {
        try {
            return new Attempt(Optional.of(write.get()), Optional.empty());
        } catch (RuntimeException e) {
            return new Attempt(Optional.empty(), Optional.of(e));
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdown();
        }
    }
}
