package dev.pipl.crossborder.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PolledRecordsTest {

    private static final TopicPartition FIRST = new TopicPartition("transfers", 0);
    private static final TopicPartition SECOND = new TopicPartition("transfers", 1);
    private static final int VALUE_BYTES = 10;

    private final PolledRecords polled = new PolledRecords();

    @Test
    void whatIsPolledNextFollowsInItsPartition() {
        polled.add(records(FIRST, 3, 5));
        polled.add(records(FIRST, 5, 6));
        polled.add(records(SECOND, 0, 2));

        assertThat(offsets(FIRST)).containsExactly(3L, 4L, 5L);
        assertThat(offsets(SECOND)).containsExactly(0L, 1L);
        assertThat(polled.bytes()).isEqualTo(5 * VALUE_BYTES);
        assertThat(PolledRecords.nextOf(polled.of(FIRST))).isEqualTo(6);
    }

    @Test
    void gapsBetweenOffsetsAreNormal() {
        polled.add(records(FIRST, 3, 5));
        polled.add(records(FIRST, 9, 10));

        assertThat(offsets(FIRST)).containsExactly(3L, 4L, 9L);
    }

    @Test
    void ofAPartitionThatWasSoughtBackOnlyWhatCameAfterwardsStays() {
        polled.add(records(FIRST, 3, 5));
        polled.add(records(FIRST, 4, 6));

        assertThat(offsets(FIRST)).containsExactly(4L, 5L);
        assertThat(polled.bytes()).isEqualTo(2 * VALUE_BYTES);
    }

    @Test
    void partitionsThatWentAwayAreLeftOut() {
        polled.add(records(FIRST, 3, 5));
        polled.add(records(SECOND, 0, 1));

        polled.keep(Set.of(SECOND));

        assertThat(polled.partitions()).containsExactly(SECOND);
        assertThat(polled.bytes()).isEqualTo(VALUE_BYTES);
    }

    private List<Long> offsets(TopicPartition partition) {
        return polled.of(partition).stream().map(ConsumerRecord::offset).toList();
    }

    private static ConsumerRecords<byte[], byte[]> records(TopicPartition partition, long first, long end) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (long offset = first; offset < end; offset++) {
            records.add(new ConsumerRecord<>(
                    partition.topic(),
                    partition.partition(),
                    offset,
                    0,
                    TimestampType.CREATE_TIME,
                    0,
                    VALUE_BYTES,
                    new byte[0],
                    new byte[VALUE_BYTES],
                    new RecordHeaders(),
                    Optional.empty()));
        }
        return new ConsumerRecords<>(Map.of(partition, records), Map.of());
    }
}
