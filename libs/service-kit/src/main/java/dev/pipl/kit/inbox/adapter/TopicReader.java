package dev.pipl.kit.inbox.adapter;

import dev.pipl.events.EventType;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.inbox.Subscription;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/** The thread of one subscription: reads its topics from where the database says, for ever. */
final class TopicReader extends Thread {
    private static final Logger LOG = Logger.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_MIN_MILLIS = 100;
    private static final long PAUSE_MAX_MILLIS = 5_000;
    private static final long STOP_WITHIN_MILLIS = 5_000;

    /** A partition that waits for better times. */
    private record Waiting(int tries, long resumeNanos) {}

    private final Subscription subscription;
    private final PartitionWork work;
    private final Offsets offsets;
    private final Projections projections;
    private final Map<String, Object> settings;
    private final Set<String> topics;
    private final Map<TopicPartition, Waiting> waiting = new HashMap<>();
    private final Map<TopicPartition, Integer> tries = new HashMap<>();
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean ending;
    private volatile long lag;
    private Map<TopicPartition, Long> endsAtStart;

    TopicReader(
            Subscription subscription,
            PartitionWork work,
            Offsets offsets,
            Projections projections,
            Map<String, Object> settings) {
        super("inbox-" + subscription.name());
        setDaemon(true);
        this.subscription = subscription;
        this.work = work;
        this.offsets = offsets;
        this.projections = projections;
        this.settings = new HashMap<>(settings);
        this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        this.settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        this.topics = subscription.types().stream()
                .map(EventType::topic)
                .map(dev.pipl.events.Topic::wireName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Records of the assigned partitions that have not been taken in. */
    long lag() {
        return lag;
    }

    @Override
    public void run() {
        long pauseMillis = PAUSE_MIN_MILLIS;
        while (!ending) {
            try (KafkaConsumer<byte[], byte[]> opened =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                waiting.clear();
                rememberEnds();
                opened.subscribe(topics, new FromDatabase());
                while (!ending) {
                    turn();
                    pauseMillis = PAUSE_MIN_MILLIS;
                }
            } catch (WakeupException e) {
                LOG.debugf("%s stops reading", subscription.name());
            } catch (KafkaException | SQLException e) {
                LOG.warnf("%s reads again in %d ms: %s", subscription.name(), pauseMillis, e.getMessage());
                pauseMillis = pause(pauseMillis);
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s reads again in %d ms", subscription.name(), pauseMillis);
                pauseMillis = pause(pauseMillis);
            }
        }
    }

    private void turn() throws SQLException {
        resumeRested();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> batch = records.records(partition);
            try {
                work.takeIn(batch);
                tries.remove(partition);
            } catch (PartitionWork.Interrupted e) {
                rest(partition, e);
            } catch (DatabaseWentBack e) {
                goBack(partition, e);
            }
        }
        boolean ready = projections.isReady(subscription.name());
        for (TopicPartition partition : work.unsettled(!ready)) {
            try {
                work.settle(partition);
            } catch (PartitionWork.Interrupted e) {
                rest(partition, e);
            } catch (DatabaseWentBack e) {
                goBack(partition, e);
            }
        }
        lag = consumer.assignment().stream()
                .map(consumer::currentLag)
                .mapToLong(l -> l.orElse(0))
                .sum();
        if (!ready && reachedEnds()) {
            projections.reached(subscription.name());
        }
    }

    private void goBack(TopicPartition partition, DatabaseWentBack found) throws SQLException {
        LOG.warnf(
                "%s: the database has gone back: %s was committed to %d and stands at %d, all from there is taken in again",
                subscription.name(), partition, found.committed(), found.stored());
        long stored = offsets.next(subscription.name(), partition);
        work.goOnFrom(partition, stored);
        rest(partition, stored);
    }

    private void rest(TopicPartition partition, PartitionWork.Interrupted interrupted) {
        long millis = rest(partition, interrupted.offset());
        LOG.warnf(
                "%s tries %s/%d again in %d ms: %s",
                subscription.name(), partition, interrupted.offset(), millis, interrupted.getCause());
    }

    private long rest(TopicPartition partition, long offset) {
        int tried = tries.merge(partition, 1, Integer::sum);
        long millis = Math.min(PAUSE_MAX_MILLIS, PAUSE_MIN_MILLIS << Math.min(tried, 10));
        consumer.seek(partition, offset);
        consumer.pause(List.of(partition));
        waiting.put(
                partition,
                new Waiting(tried, System.nanoTime() + Duration.ofMillis(millis).toNanos()));
        return millis;
    }

    private void resumeRested() {
        List<TopicPartition> rested = waiting.entrySet().stream()
                .filter(w -> System.nanoTime() - w.getValue().resumeNanos() >= 0)
                .map(Map.Entry::getKey)
                .toList();
        rested.forEach(waiting::remove);
        consumer.resume(rested);
    }

    private void rememberEnds() {
        if (endsAtStart != null) {
            return;
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (String topic : topics) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic);
            if (partitions == null || partitions.isEmpty()) {
                throw new KafkaException("there is no topic " + topic);
            }
            ends.putAll(consumer.endOffsets(partitions.stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList()));
        }
        endsAtStart = ends;
    }

    private boolean reachedEnds() throws SQLException {
        Map<TopicPartition, Long> reached = offsets.all(subscription.name());
        return endsAtStart.entrySet().stream()
                .allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private long pause(long millis) {
        try {
            ending |= end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            ending = true;
        }
        return Math.min(millis * 2, PAUSE_MAX_MILLIS);
    }

    /** Returns when nothing more takes effect through this reader. */
    void end() {
        ending = true;
        end.countDown();
        KafkaConsumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        try {
            join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            currentThread().interrupt();
        }
    }

    /** The database, not the broker, says where to go on. */
    private final class FromDatabase implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            work.forget(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                try {
                    long next = offsets.next(subscription.name(), partition);
                    if (next > ends.get(partition)) {
                        throw new KafkaException(partition + " ends before what was read of it (" + next
                                + "): it was deleted or made anew, and reading on would lose events");
                    }
                    work.goOnFrom(partition, next);
                    consumer.seek(partition, next);
                } catch (SQLException e) {
                    throw new KafkaException("the database does not say where to go on", e);
                }
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(waiting::remove);
            work.forget(partitions);
        }
    }
}
