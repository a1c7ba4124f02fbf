package dev.pipl.kit.inbox.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.EventType;
import dev.pipl.events.crossborder.YearOpened;
import dev.pipl.kit.inbox.Subscription;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionWorkTest {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    private final PositionInMemory database = new PositionInMemory();
    private final List<Long> aside = new ArrayList<>();
    private final PartitionWork work = new PartitionWork(new Years(), database, new Aside());

    @BeforeEach
    void assigned() {
        work.goOnFrom(PARTITION, 0);
    }

    @Test
    void nothingTakesEffectBehindAGapAndReadingGoesOnFromWhatIsStored() throws Exception {
        work.takeIn(wanted(0, 1, 2, 3));
        database.putTo(2L);

        assertWentBack(4, 2, () -> work.takeIn(wanted(4, 5)));

        assertThat(database.effects).containsExactly(0L, 1L);
        work.goOnFrom(PARTITION, 2);
        work.takeIn(wanted(2, 3, 4, 5));
        assertThat(database.effects).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aPositionThatIsGoneAltogetherIsAGapAlsoBeforeTheFirstEvent() {
        database.putTo(null);

        assertWentBack(0, 0, () -> work.takeIn(wanted(0)));
    }

    @Test
    void whatNobodyWantsIsPassedWithoutBeingTakenForAGap() throws Exception {
        work.takeIn(wanted(0));
        work.takeIn(unwanted(1, 2, 3));

        work.takeIn(wanted(4));

        assertThat(database.effects).containsExactly(0L, 4L);
        assertThat(database.stored()).isEqualTo(5);
    }

    @Test
    void aGapIsFoundAlsoBehindWhatNobodyWanted() throws Exception {
        work.takeIn(wanted(0, 1));
        work.takeIn(unwanted(2, 3));
        database.putTo(1L);

        assertWentBack(2, 1, () -> work.settle(PARTITION));

        assertThat(database.stored()).isEqualTo(1);
        assertThat(work.unsettled(true))
                .as("what was passed is not written down once it has gone back")
                .isEmpty();
    }

    @Test
    void aDatabaseThatGoesBackForgetsWhatWasPassed() throws Exception {
        work.takeIn(wanted(0, 1));
        work.takeIn(unwanted(2, 3));

        work.goOnFrom(PARTITION, 1);

        assertThat(work.unsettled(true)).isEmpty();
    }

    @Test
    void whatAnotherInstanceHasTakenInIsPassedOver() throws Exception {
        work.takeIn(wanted(0));
        database.putTo(3L);

        work.takeIn(wanted(1, 2, 3));
        work.takeIn(wanted(4));

        assertThat(database.effects).containsExactly(0L, 3L, 4L);
    }

    @Test
    void aCommitThatBrokeOffWhenItWasMadeHasEffectOnce() throws Exception {
        work.takeIn(wanted(0));
        database.breakCommit(true);

        work.takeIn(wanted(1, 2, 3));

        assertThat(database.effects).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void aCommitThatBrokeOffBeforeItWasMadeIsNotTakenForCommitted() throws Exception {
        work.takeIn(wanted(0));
        database.breakCommit(false);

        work.takeIn(wanted(1, 2, 3));

        assertThat(database.effects).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void aCommitThatWasMadeBrokeOffAndWasThenLostIsMadeAgain() throws Exception {
        work.takeIn(wanted(0));
        database.breakCommit(true);
        assertInterruptedAt(1, () -> work.takeIn(wanted(1)));
        database.putTo(1L);

        work.takeIn(wanted(1));

        assertThat(database.effects).containsExactly(0L, 1L);
    }

    @Test
    void oneByOneEachContinuesFromTheOneBeforeIt() throws Exception {
        database.failAt(2L);

        assertInterruptedAt(2, () -> work.takeIn(wanted(0, 1, 2, 3)));

        assertThat(database.effects).containsExactly(0L, 1L);
        database.failAt(null);
        database.putTo(1L);
        assertWentBack(2, 1, () -> work.takeIn(wanted(2, 3)));
    }

    @Test
    void aDatabaseThatGoesBackIsNotTriedOneByOne() throws Exception {
        work.takeIn(wanted(0, 1));
        database.putTo(0L);

        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(unwanted(2));
        records.addAll(wanted(3, 4));
        assertWentBack(2, 0, () -> work.takeIn(records));

        assertThat(database.effects).isEmpty();
        assertThat(aside).isEmpty();
    }

    @Test
    void whatWasKnownOfAPartitionEndsWithItsAssignment() throws Exception {
        work.takeIn(wanted(0, 1, 2));
        work.forget(List.of(PARTITION));
        database.putTo(1L);

        work.goOnFrom(PARTITION, 1);
        work.takeIn(wanted(1, 2));

        assertThat(database.effects).containsExactly(0L, 1L, 2L);
    }

    @Test
    void nothingIsPutAsideBehindAGap() throws Exception {
        work.takeIn(wanted(0, 1));
        database.putTo(1L);

        assertWentBack(2, 1, () -> work.takeIn(List.of(garbage(2))));

        assertThat(aside).isEmpty();
        work.goOnFrom(PARTITION, 1);
        List<ConsumerRecord<byte[], byte[]>> again = new ArrayList<>(wanted(1));
        again.add(garbage(2));
        work.takeIn(again);
        assertThat(database.effects).containsExactly(0L, 1L);
        assertThat(aside).containsExactly(2L);
    }

    @Test
    void whatWasPutAsideIsCommittedAndWhatWasPassedBeforeItIsSettled() throws Exception {
        work.takeIn(unwanted(0, 1));
        work.takeIn(List.of(garbage(2)));

        assertThat(work.unsettled(true)).isEmpty();
        database.putTo(2L);
        assertWentBack(3, 2, () -> work.takeIn(wanted(3)));
    }

    private interface Reading {
        void run() throws Exception;
    }

    private static void assertWentBack(long committed, long stored, Reading reading) {
        DatabaseWentBack found = catchThrowableOfType(DatabaseWentBack.class, reading::run);
        assertThat(found).as("the reader notices").isNotNull();
        assertThat(found.committed()).isEqualTo(committed);
        assertThat(found.stored()).isEqualTo(stored);
    }

    private static void assertInterruptedAt(long offset, Reading reading) {
        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        PartitionWork.Interrupted.class,
                        interrupted -> assertThat(interrupted.offset()).isEqualTo(offset));
    }

    private static List<ConsumerRecord<byte[], byte[]>> wanted(long... offsets) {
        return LongStream.of(offsets)
                .mapToObj(offset -> record(offset, EventType.YEAR_OPENED.type()))
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> unwanted(long... offsets) {
        return LongStream.of(offsets)
                .mapToObj(offset -> record(offset, EventType.ROUTE_CHANGED.type()))
                .toList();
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String type) {
        EventEnvelope event = EventEnvelope.of(
                EventIds.random(),
                URI.create("/tests"),
                Instant.EPOCH,
                "handler",
                new YearOpened("handler", 2026, OffsetDateTime.parse("2026-01-01T00:00:00+08:00")));
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                PARTITION.topic(), PARTITION.partition(), offset, null, CloudEventsKafka.value(event));
        CloudEventsKafka.headers(event).forEach(record.headers()::add);
        record.headers().remove("ce_type").add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> garbage(long offset) {
        return new ConsumerRecord<>(
                PARTITION.topic(), PARTITION.partition(), offset, null, "not json".getBytes(StandardCharsets.UTF_8));
    }

    private static final class Years implements Subscription {
        @Override
        public String name() {
            return "years";
        }

        @Override
        public Set<EventType> types() {
            return Set.of(EventType.YEAR_OPENED);
        }
    }

    /** Puts aside into the same database. */
    private final class Aside extends Rejections {
        Aside() {
            super(null, null, null, "kit");
        }

        @Override
        void putAside(
                String subscription,
                ConsumerRecord<?, byte[]> record,
                EventEnvelope event,
                Throwable why,
                long committed) {
            database.move(new Delivery(record.topic(), record.partition(), List.of(), committed, record.offset() + 1));
            aside.add(record.offset());
        }
    }
}
