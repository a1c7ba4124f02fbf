package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** How the reading goes, for health and metrics: the broker knows nothing of it. */
final class ReadingState {

    private static final long ASK_EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    private final Map<TopicPartition, Long> stuckSince = new ConcurrentHashMap<>();
    private final Set<TopicPartition> stopped = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
    private volatile long turnedAt = System.nanoTime();
    private volatile boolean hasTurned;
    private volatile long lag;
    private long askedAt = System.nanoTime();

    void turned(long recordsWaiting) {
        turnedAt = System.nanoTime();
        hasTurned = true;
        lag = recordsWaiting;
    }

    void moved(TopicPartition partition) {
        stuckSince.remove(partition);
        stopped.remove(partition);
    }

    void stuck(TopicPartition partition) {
        stuckSince.putIfAbsent(partition, System.nanoTime());
    }

    void stopped(TopicPartition partition) {
        stopped.add(partition);
    }

    void gone(TopicPartition partition) {
        moved(partition);
    }

    void wrote(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Accepted) {
                accepted.incrementAndGet();
            } else if (outcome instanceof Outcome.Duplicate) {
                duplicates.incrementAndGet();
            } else {
                rejected.incrementAndGet();
            }
        }
    }

    /** Stopped partitions, every now and then: whether an operator has acknowledged is a question to the database. */
    Set<TopicPartition> stoppedToAskFor() {
        if (stopped.isEmpty() || System.nanoTime() - askedAt < ASK_EVERY_NANOS) {
            return Set.of();
        }
        askedAt = System.nanoTime();
        return Set.copyOf(stopped);
    }

    long lag() {
        return lag;
    }

    long accepted() {
        return accepted.get();
    }

    long duplicates() {
        return duplicates.get();
    }

    long rejected() {
        return rejected.get();
    }

    /** Whether the topic is polled and no partition stands still for that long or is stopped. */
    boolean isAlive(Duration stall) {
        long now = System.nanoTime();
        return hasTurned
                && now - turnedAt < stall.toNanos()
                && stopped.isEmpty()
                && stuckSince.values().stream().allMatch(since -> now - since < stall.toNanos());
    }

    Set<TopicPartition> stopped() {
        return Set.copyOf(stopped);
    }

    int stuck() {
        return stuckSince.size();
    }
}
