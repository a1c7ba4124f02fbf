package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KafkaEntryTest {

    private static final String TOPIC = "outbound-transfers.v1";
    private static final UUID TOPIC_ID = UUID.fromString("0b2f5d6e-0c55-4a77-8a43-7b9a6d0f7c01");

    private final TestLedger ledger = new TestLedger();

    @Test
    void aBatchMovesThePositionTogetherWithItsRows() {
        KafkaResult result = write(0, 3);

        assertThat(result.next()).isEqualTo(3);
        assertThat(position()).isEqualTo(3);
        assertThat(persons()).isEqualTo(3);
        assertThat(ledger.store.row("h", 2026, 1).orElseThrow().cause().text())
                .isEqualTo("kafka outbound-transfers.v1/0/0..2");
    }

    @Test
    void recordsBelowThePositionAreDroppedAndTheOthersTaken() {
        write(0, 3);

        KafkaResult result = write(1, 5);

        assertThat(result)
                .isInstanceOfSatisfying(
                        KafkaResult.Written.class,
                        written ->
                                assertThat(written.outcomes()).hasSize(2).allMatch(Outcome.Accepted.class::isInstance));
        assertThat(persons()).isEqualTo(5);
    }

    @Test
    void aBatchThatDoesNotContinueIsRefusedAndSentBack() {
        write(0, 3);

        assertThat(write(5, 7)).isEqualTo(new KafkaResult.SeekTo(3));

        assertThat(position()).isEqualTo(3);
        assertThat(persons()).isEqualTo(3);
    }

    @Test
    void aTopicMadeAnewIsNotReadOn() {
        write(0, 3);
        Batch.KafkaBatch batch = new Batch.KafkaBatch(TOPIC, new UUID(1, 2), 0, 3, 4, records(3, 4));

        assertThat(ledger.ledger.writer().write(batch)).isEqualTo(new KafkaResult.TopicReplaced(3));

        assertThat(persons()).isEqualTo(3);
    }

    @Test
    void gapsBetweenOffsetsAreNormal() {
        write(0, 3);
        List<Arrival> afterMarkers = records(9, 11);

        KafkaResult result =
                ledger.ledger.writer().write(new Batch.KafkaBatch(TOPIC, TOPIC_ID, 0, 3, 11, afterMarkers));

        assertThat(result.next()).isEqualTo(11);
        assertThat(persons()).isEqualTo(5);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNeitherRepeatedNorForgotten() {
        ledger.store.failNextCommit(Fault.UNKNOWN_DONE);

        assertThat(write(0, 3).next()).isEqualTo(3);

        assertThat(persons()).isEqualTo(3);
        assertThat(ledger.store.allRows()).hasSize(1);
    }

    @Test
    void aRefusedCommitLeavesNothingAndTheSameBatchMayComeAgain() {
        ledger.store.failNextCommit(Fault.REFUSED);
        assertThatThrownBy(() -> write(0, 3)).isInstanceOf(LedgerUnavailable.class);
        assertThat(ledger.store.position(TOPIC, 0)).isEmpty();

        write(0, 3);

        assertThat(persons()).isEqualTo(3);
    }

    @Test
    void theSameEventOverKafkaAndHttpCountsOnce() {
        write(0, 3);

        assertThat(ledger.write(event(1))).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void aRequestWhoseCommitHadAnUnknownOutcomeIsStillAnsweredAccepted() {
        ledger.store.failNextCommit(Fault.UNKNOWN_DONE);

        assertThat(ledger.write(event(1))).isEqualTo(new Outcome.Accepted(2026, 1));
        assertThat(ledger.store.allRows()).hasSize(1);
    }

    @Test
    void batchesOfSeveralPartitionsBecomeDurableTogetherEachUnderItsOwnCause() {
        write(0, 3);

        assertThat(together(batch("h", 0, 3, 5), batch("other", 1, 0, 2)).orElseThrow())
                .hasSize(2)
                .allSatisfy((partition, written) ->
                        assertThat(written.outcomes()).hasSize(2).allMatch(Outcome.Accepted.class::isInstance))
                .extractingByKey(0)
                .extracting(KafkaResult.Written::next)
                .isEqualTo(5L);

        assertThat(position()).isEqualTo(5);
        assertThat(ledger.store.position(TOPIC, 1).orElseThrow().next()).isEqualTo(2);
        assertThat(persons()).isEqualTo(5);
        assertThat(ledger.store.row("h", 2026, 2).orElseThrow().cause().text())
                .isEqualTo("kafka outbound-transfers.v1/0/3..4");
        assertThat(ledger.store.row("other", 2026, 1).orElseThrow().cause().text())
                .isEqualTo("kafka outbound-transfers.v1/1/0..1");
    }

    @Test
    void recordsBelowAPositionAreDroppedFromTheirOwnBatchOnly() {
        write(0, 3);

        Map<Integer, KafkaResult.Written> written =
                together(batch("h", 0, 1, 4), batch("other", 1, 0, 2)).orElseThrow();

        assertThat(written.get(0).outcomes()).hasSize(1);
        assertThat(written.get(1).outcomes()).hasSize(2);
        assertThat(persons()).isEqualTo(4);
    }

    @Test
    void aHandlerInTwoPartitionsIsNotWrittenTogether() {
        assertThat(together(batch("h", 0, 0, 2), batch("h", 1, 0, 2))).isEmpty();

        assertThat(ledger.store.allRows()).isEmpty();
    }

    @Test
    void noneIsWrittenWhereOneDoesNotContinue() {
        write(0, 3);

        assertThat(together(batch("h", 0, 5, 7), batch("other", 1, 0, 2))).isEmpty();

        assertThat(position()).isEqualTo(3);
        assertThat(ledger.store.position(TOPIC, 1)).isEmpty();
        assertThat(ledger.store.allRows()).hasSize(1);
        assertThat(together(batch("h", 0, 3, 7), batch("other", 1, 0, 2))).isPresent();
        assertThat(persons()).isEqualTo(7);
    }

    @Test
    void aRefusedCommitOfSeveralLeavesNothingAndTheyMayComeAgain() {
        ledger.store.failNextCommit(Fault.REFUSED);
        assertThatThrownBy(() -> together(batch("h", 0, 0, 2), batch("other", 1, 0, 2)))
                .isInstanceOf(LedgerUnavailable.class);
        assertThat(ledger.store.allRows()).isEmpty();
        assertThat(ledger.store.position(TOPIC, 0)).isEmpty();

        assertThat(together(batch("h", 0, 0, 2), batch("other", 1, 0, 2))).isPresent();

        assertThat(persons()).isEqualTo(2);
    }

    @Test
    void aCommitOfSeveralWhoseAnswerIsLostIsNeitherRepeatedNorForgotten() {
        ledger.store.failNextCommit(Fault.UNKNOWN_DONE);

        assertThat(together(batch("h", 0, 0, 2), batch("other", 1, 0, 2))).isPresent();

        assertThat(persons()).isEqualTo(2);
        assertThat(ledger.store.allRows()).hasSize(2);
    }

    private Optional<Map<Integer, KafkaResult.Written>> together(Batch.KafkaBatch... batches) {
        return ledger.ledger.writer().writeTogether(List.of(batches));
    }

    private static Batch.KafkaBatch batch(String handlerId, int partition, long position, long next) {
        List<Arrival> records = new ArrayList<>();
        for (long offset = position; offset < next; offset++) {
            records.add(event(handlerId, offset).arrival(new Coordinates.KafkaRecord(TOPIC, partition, offset)));
        }
        return new Batch.KafkaBatch(TOPIC, TOPIC_ID, partition, position, next, records);
    }

    private KafkaResult write(long position, long next) {
        return ledger.ledger
                .writer()
                .write(new Batch.KafkaBatch(TOPIC, TOPIC_ID, 0, position, next, records(position, next)));
    }

    private static List<Arrival> records(long first, long end) {
        List<Arrival> records = new ArrayList<>();
        for (long offset = first; offset < end; offset++) {
            records.add(event(offset).arrival(new Coordinates.KafkaRecord(TOPIC, 0, offset)));
        }
        return records;
    }

    private static Transfers event(long number) {
        return event("h", number);
    }

    private static Transfers event(String handlerId, long number) {
        return Transfers.of(handlerId, "event-" + number).nonSensitive(people((int) number, (int) number + 1));
    }

    private long position() {
        return ledger.store.position(TOPIC, 0).orElseThrow().next();
    }

    private long persons() {
        return ledger.year("h", 2026).headCounts().nonSensitive().upper();
    }
}
