package dev.pipl.kit.inbox.adapter;

import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.MalformedEvent;
import dev.pipl.kit.inbox.Received;
import dev.pipl.kit.inbox.Subscription;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

/**
 * Takes in the records of one partition, in order. Returns normally when all are dealt with, which includes being put
 * aside; throws {@link Interrupted} where a record has to be tried again later, and {@link DatabaseWentBack} where reading
 * has to go on from what the database still knows.
 */
final class PartitionWork {
    /** Some record must wait: everything before its offset is committed, nothing from it on. */
    static final class Interrupted extends Exception {
        private static final long serialVersionUID = 1L;
        private final long offset;

        Interrupted(long offset, Throwable cause) {
            super(cause);
            this.offset = offset;
        }

        long offset() {
            return offset;
        }
    }

    /** Read up to there, and nothing wanted since a while. */
    private record Passed(ConsumerRecord<byte[], byte[]> last, long sinceNanos) {}

    private static final Logger LOG = Logger.getLogger(PartitionWork.class);
    private static final long SETTLE_AFTER_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int DOUBTFUL_TRIES_MAX = 3;

    private final Subscription subscription;
    private final Effect effect;
    private final Rejections rejections;
    private final Map<String, Integer> doubtfulTries = new HashMap<>();
    private final Map<TopicPartition, Passed> passed = new HashMap<>();
    /** What is known to have been committed: an attempt whose outcome is not known moves nothing here. */
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    PartitionWork(Subscription subscription, Effect effect, Rejections rejections) {
        this.subscription = subscription;
        this.effect = effect;
        this.rejections = rejections;
    }

    void takeIn(List<ConsumerRecord<byte[], byte[]>> records) throws Interrupted {
        List<ConsumerRecord<byte[], byte[]>> chunk = new ArrayList<>();
        List<Received> wanted = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Optional<Received> event;
            try {
                event = read(record);
            } catch (MalformedEvent e) {
                commit(chunk, wanted);
                chunk = new ArrayList<>();
                wanted = new ArrayList<>();
                putAside(record, null, e);
                continue;
            }
            if (event.isPresent() && !wanted.isEmpty() && !effect.admits(wanted, event.get())) {
                commit(chunk, wanted);
                chunk = new ArrayList<>();
                wanted = new ArrayList<>();
            }
            chunk.add(record);
            event.ifPresent(wanted::add);
        }
        if (!wanted.isEmpty()) {
            commit(chunk, wanted);
        } else if (!chunk.isEmpty()) {
            pass(chunk.get(chunk.size() - 1));
        }
    }

    private void pass(ConsumerRecord<byte[], byte[]> last) {
        passed.merge(
                partition(last),
                new Passed(last, System.nanoTime()),
                (first, now) -> new Passed(now.last(), first.sinceNanos()));
    }

    /**
     * The partitions whose position is to be written down with {@link #settle}: nothing was wanted of what was read of them
     * last. A transaction for each such record would be one for nothing; until the position is written, or moves with the
     * next event that is wanted, a restart reads them again and passes them over again.
     *
     * @param atOnce without waiting for more of them
     */
    List<TopicPartition> unsettled(boolean atOnce) {
        if (passed.isEmpty()) {
            return List.of();
        }
        long now = System.nanoTime();
        return passed.entrySet().stream()
                .filter(entry -> atOnce || now - entry.getValue().sinceNanos() >= SETTLE_AFTER_NANOS)
                .map(Map.Entry::getKey)
                .toList();
    }

    void settle(TopicPartition partition) throws Interrupted {
        commit(List.of(passed.remove(partition).last()), List.of());
    }

    /** The partition is read from there, as the database says; what was known of it before is void. */
    void goOnFrom(TopicPartition partition, long stored) {
        forget(List.of(partition));
        committed.put(partition, stored);
    }

    /** Somebody else reads them on, or they are read anew. */
    void forget(Collection<TopicPartition> partitions) {
        passed.keySet().removeAll(partitions);
        committed.keySet().removeAll(partitions);
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private void commit(List<ConsumerRecord<byte[], byte[]>> chunk, List<Received> wanted) throws Interrupted {
        if (chunk.isEmpty()) {
            return;
        }
        ConsumerRecord<byte[], byte[]> last = chunk.get(chunk.size() - 1);
        passed.remove(partition(last));
        long before = committed.get(partition(last));
        try {
            apply(new Delivery(last.topic(), last.partition(), wanted, before, last.offset() + 1));
        } catch (DatabaseWentBack e) {
            throw e;
        } catch (Exception e) {
            if (chunk.size() > 1) {
                for (ConsumerRecord<byte[], byte[]> one : chunk) {
                    commit(
                            List.of(one),
                            wanted.stream()
                                    .filter(w -> w.offset() == one.offset())
                                    .toList());
                }
            } else {
                failed(last, wanted, e);
            }
        }
    }

    private void apply(Delivery delivery) throws Exception {
        List<Received> effective = effect.commit(delivery);
        committed.put(new TopicPartition(delivery.topic(), delivery.partition()), delivery.next());
        if (effective.isEmpty()) {
            return;
        }
        try {
            subscription.committed(effective);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s: the step after the commit failed", subscription.name());
        }
    }

    private void failed(ConsumerRecord<byte[], byte[]> record, List<Received> wanted, Exception thrown)
            throws Interrupted {
        Failure failure = wanted.isEmpty() ? Failure.TRANSIENT : Failure.of(thrown);
        String where = record.topic() + "/" + record.partition() + "/" + record.offset();
        if (failure == Failure.DOUBTFUL && doubtfulTries.merge(where, 1, Integer::sum) >= DOUBTFUL_TRIES_MAX) {
            failure = Failure.POISON;
        }
        if (failure != Failure.POISON) {
            throw new Interrupted(record.offset(), thrown);
        }
        doubtfulTries.remove(where);
        LOG.errorf(thrown, "%s puts %s aside", subscription.name(), where);
        putAside(record, wanted.get(0).event(), thrown);
    }

    private void putAside(ConsumerRecord<byte[], byte[]> record, EventEnvelope event, Throwable why)
            throws Interrupted {
        try {
            rejections.putAside(subscription.name(), record, event, root(why), committed.get(partition(record)));
            passed.remove(partition(record));
            committed.put(partition(record), record.offset() + 1);
        } catch (SQLException e) {
            throw new Interrupted(record.offset(), e);
        }
    }

    /** The cause that says most: the first one of ours, else the thrown itself. */
    private static Throwable root(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (Failure.of(cause) == Failure.POISON && cause.getCause() == null) {
                return cause;
            }
        }
        return thrown;
    }

    private Optional<Received> read(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        EventEnvelope event = CloudEventsKafka.read(headers, record.value());
        return EventType.of(event.type())
                .filter(subscription.types()::contains)
                .map(type -> new Received(event, type, record.topic(), record.partition(), record.offset()));
    }
}
