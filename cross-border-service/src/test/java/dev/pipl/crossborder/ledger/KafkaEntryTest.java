package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Fault;
import java.util.ArrayList;
import java.util.List;
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
        return Transfers.of("h", "event-" + number).nonSensitive(people((int) number, (int) number + 1));
    }

    private long position() {
        return ledger.store.position(TOPIC, 0).orElseThrow().next();
    }

    private long persons() {
        return ledger.year("h", 2026).headCounts().nonSensitive().upper();
    }
}
