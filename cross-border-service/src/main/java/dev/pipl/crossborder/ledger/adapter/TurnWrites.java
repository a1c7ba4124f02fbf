package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.Admission;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.KafkaResult;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Writes what one turn has read: little of it in one transaction, because then most of the time is the way to the database
 * and the disk; much of it side by side, a transaction a partition. What cannot be written together is written so, too.
 */
final class TurnWrites implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TurnWrites.class);
    /** In bytes of all records; some sixty events of a hundred persons, judged in a few milliseconds. */
    private static final int LITTLE = 256 * 1024;

    private final Submissions submissions;
    private final Admission admission;
    private final Ledger ledger;
    private final PartitionWriters writers;

    /** Makes submissions of records. */
    @FunctionalInterface
    interface Submissions {
        List<Submission> of(List<ConsumerRecord<byte[], byte[]>> records);
    }

    TurnWrites(Submissions submissions, Admission admission, Ledger ledger, int partitionsAtOnce) {
        this.submissions = submissions;
        this.admission = admission;
        this.ledger = ledger;
        this.writers = new PartitionWriters(partitionsAtOnce);
    }

    /** Returns when all of it is written or given up. */
    Map<TopicPartition, PartitionWriters.Attempt> write(
            PolledRecords polled, Map<TopicPartition, Long> positions, UUID topicId) {
        if (polled.partitions().size() > 1 && polled.bytes() <= LITTLE) {
            try {
                Optional<Map<Integer, KafkaResult.Written>> together =
                        admission.byNewest(() -> ledger.writer().writeTogether(batches(polled, positions, topicId)));
                if (together.isPresent()) {
                    return attempts(polled, together.get());
                }
            } catch (RuntimeException e) {
                // Whose fault it is shows when each is written by itself; nothing was written here.
                LOG.debugf(e, "Partitions are written each by itself");
            }
        }
        Map<TopicPartition, Supplier<KafkaResult>> writes = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.of(partition);
            long position = positions.get(partition);
            writes.put(
                    partition,
                    () -> admission.byNewest(() -> ledger.writer()
                            .write(batch(partition, position, topicId, records, submissions.of(records)))));
        }
        return writers.write(writes);
    }

    private List<Batch.KafkaBatch> batches(PolledRecords polled, Map<TopicPartition, Long> positions, UUID topicId) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        polled.partitions().forEach(partition -> all.addAll(polled.of(partition)));
        List<Submission> submitted = submissions.of(all);
        List<Batch.KafkaBatch> batches = new ArrayList<>();
        int first = 0;
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.of(partition);
            int until = first + records.size();
            batches.add(batch(partition, positions.get(partition), topicId, records, submitted.subList(first, until)));
            first = until;
        }
        return batches;
    }

    private static Batch.KafkaBatch batch(
            TopicPartition partition,
            long position,
            UUID topicId,
            List<ConsumerRecord<byte[], byte[]>> records,
            List<Submission> submitted) {
        return new Batch.KafkaBatch(
                partition.topic(), topicId, partition.partition(), position, PolledRecords.nextOf(records), submitted);
    }

    private static Map<TopicPartition, PartitionWriters.Attempt> attempts(
            PolledRecords polled, Map<Integer, KafkaResult.Written> together) {
        Map<TopicPartition, PartitionWriters.Attempt> attempts = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            attempts.put(
                    partition,
                    new PartitionWriters.Attempt(Optional.of(together.get(partition.partition())), Optional.empty()));
        }
        return attempts;
    }

    @Override
    public void close() {
        writers.close();
    }
}
