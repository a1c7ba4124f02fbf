package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.PartitionPosition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Where reading a partition starts: at the ledger's position, at the beginning where the ledger has none, and nowhere
 * where records are missing or the topic is another one than the ledger knows.
 */
final class PartitionStarts {

    static final long STOPPED = -1;
    private static final long ANSWER_WITHIN_SECONDS = 10;

    private final Map<String, Object> broker;
    private final String topic;
    private final TopicPositions positions;
    private volatile UUID topicId;

    PartitionStarts(Map<String, Object> broker, String topic, TopicPositions positions) {
        this.broker = broker;
        this.topic = topic;
        this.positions = positions;
    }

    /** The topic's identity in the broker when partitions were assigned last. */
    UUID topicId() {
        return topicId;
    }

    /** Asks the broker for the topic's identity. */
    void refresh() {
        try (Admin admin = Admin.create(broker)) {
            Uuid id = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                    .get(topic)
                    .topicId();
            topicId = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("interrupted while asking for the topic's identity", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new LedgerUnavailable("the broker does not tell the topic's identity", e);
        }
    }

    /** The offset to read from, or {@link #STOPPED}; a stop is recorded and told. */
    long next(Consumer<?, ?> consumer, TopicPartition partition) {
        Optional<PartitionPosition> stored = positions.find(topic, partition.partition());
        long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
        if (stored.isEmpty()) {
            return beginning;
        }
        PartitionPosition position = stored.get();
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        boolean isSameTopic = position.topicId().equals(topicId);
        if (isSameTopic && position.next() >= beginning && position.next() <= end) {
            return position.next();
        }
        long first = isSameTopic ? Math.min(position.next(), end) : position.next();
        positions.stop(position, first, new PartitionPosition(topic, partition.partition(), topicId, beginning));
        return STOPPED;
    }

    boolean isAcknowledged(TopicPartition partition) {
        return positions.resume(topic, partition.partition());
    }
}
