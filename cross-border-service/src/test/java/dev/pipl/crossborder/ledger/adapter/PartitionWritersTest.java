package dev.pipl.crossborder.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.ledger.KafkaResult;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionWritersTest {

    private static final TopicPartition FIRST = new TopicPartition("transfers", 0);
    private static final TopicPartition SECOND = new TopicPartition("transfers", 1);

    @Test
    void theBatchesOfTwoPartitionsAreWrittenAtTheSameTime() {
        CyclicBarrier both = new CyclicBarrier(2);
        Supplier<KafkaResult> meeting = () -> {
            meet(both);
            return written(1);
        };

        try (PartitionWriters writers = new PartitionWriters(2)) {
            assertThat(writers.write(Map.of(FIRST, meeting, SECOND, meeting))).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyPartitionGetsItsOwnResult(int atOnce) {
        Map<TopicPartition, Supplier<KafkaResult>> writes = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            long next = i;
            writes.put(new TopicPartition("transfers", i), () -> written(next));
        }

        try (PartitionWriters writers = new PartitionWriters(atOnce)) {
            assertThat(writers.write(writes))
                    .hasSize(6)
                    .allSatisfy((partition, attempt) ->
                            assertThat(attempt.result()).contains(written(partition.partition())));
            assertThat(writers.write(Map.of())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPartitionThatMustWaitDoesNotHoldTheOtherBack(int atOnce) {
        LedgerUnavailable outage = new LedgerUnavailable("no database");

        try (PartitionWriters writers = new PartitionWriters(atOnce)) {
            Map<TopicPartition, PartitionWriters.Attempt> attempts =
                    writers.write(Map.of(FIRST, () -> fail(outage), SECOND, () -> written(7)));

            assertThat(attempts.get(FIRST).failure()).contains(outage);
            assertThat(attempts.get(FIRST).result()).isEmpty();
            assertThat(attempts.get(SECOND).result()).contains(written(7));
            assertThat(attempts.get(SECOND).failure()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPartitionWithAnUnexpectedFailureDoesNotHoldTheOtherBackEither(int atOnce) {
        IllegalStateException defect = new IllegalStateException("a defect");

        try (PartitionWriters writers = new PartitionWriters(atOnce)) {
            Map<TopicPartition, PartitionWriters.Attempt> attempts =
                    writers.write(Map.of(FIRST, () -> fail(defect), SECOND, () -> written(7)));

            assertThat(attempts.get(FIRST).failure()).contains(defect);
            assertThat(attempts.get(SECOND).result()).contains(written(7));
        }
    }

    private static KafkaResult written(long next) {
        return new KafkaResult.Written(next, List.of());
    }

    private static KafkaResult fail(RuntimeException failure) {
        throw failure;
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other one was not there", e);
        }
    }
}
