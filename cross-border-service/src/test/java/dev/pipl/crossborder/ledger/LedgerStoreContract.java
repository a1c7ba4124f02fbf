package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.law.Bilingual;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every store of the ledger must do; each implementation runs it. */
abstract class LedgerStoreContract {

    private static final String TOPIC = "contract-topic";
    private static final UUID TOPIC_ID = UUID.fromString("2c0cf0ce-6b8c-4f0f-9c3e-4b6f5d7ab001");
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00.123456Z");

    private final String handlerId = UUID.randomUUID().toString();

    abstract LedgerStore store();

    @Test
    void rowsComeBackAsTheyWereWritten() {
        LedgerRow row = row(2026, 1, 1, "some body");

        append(row);

        assertThat(store().row(handlerId, 2026, 1))
                .hasValueSatisfying(
                        read -> assertThat(read).usingRecursiveComparison().isEqualTo(row));
        assertThat(store().lastTurn(handlerId)).isEqualTo(1);
        assertThat(store().years(handlerId)).containsExactly(2026);
        assertThat(RowChain.follows(
                        RowChain.origin(), store().row(handlerId, 2026, 1).orElseThrow()))
                .isTrue();
    }

    @Test
    void aHandlerWithoutRowsHasNoTurnAndNoYear() {
        assertThat(store().lastTurn(handlerId)).isZero();
        assertThat(store().years(handlerId)).isEmpty();
        assertThat(store().row(handlerId, 2026, 1)).isEmpty();
    }

    @Test
    void rowsAreReadByYearAndByTurnInTheirOrder() {
        append(row(2026, 1, 1, "a"), row(2025, 1, 2, "b"), row(2026, 2, 3, "c"));

        assertThat(read(2026, 0)).containsExactly("a", "c");
        assertThat(read(2026, 1)).containsExactly("c");
        List<String> byTurn = new ArrayList<>();
        store().turnsAfter(handlerId, 1, row -> byTurn.add(text(row)));
        assertThat(byTurn).containsExactly("b", "c");
    }

    @Test
    void aSequenceCanBeTakenOnce() {
        append(row(2026, 1, 1, "first"));

        assertThatThrownBy(() -> append(row(2026, 1, 2, "second"))).isInstanceOf(TurnTaken.class);

        assertThat(read(2026, 0)).containsExactly("first");
    }

    @Test
    void aTurnCanBeTakenOnceWhateverTheYear() {
        append(row(2026, 1, 1, "first"));

        assertThatThrownBy(() -> append(row(2025, 1, 1, "second"))).isInstanceOf(TurnTaken.class);

        assertThat(store().years(handlerId)).containsExactly(2026);
    }

    @Test
    void nothingOfAFailedTransactionStays() {
        int partition = partition();

        assertThatThrownBy(() -> store().inTransaction(transaction -> {
                    transaction.movePosition(new PartitionPosition(TOPIC, partition, TOPIC_ID, 7));
                    transaction.append(List.of(row(2026, 1, 1, "lost")));
                    transaction.reject(rejection("place " + handlerId));
                    throw new IllegalStateException("the process changes its mind");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store().lastTurn(handlerId)).isZero();
        assertThat(position(partition)).isEmpty();
        assertThat(store().rejections(handlerId, 0, 10)).isEmpty();
    }

    @Test
    void aPositionMoves() {
        int partition = partition();

        move(partition, 5);
        move(partition, 9);

        assertThat(position(partition)).contains(9L);
    }

    @Test
    void positionsMoveTogetherWhetherTheyWereKnownOrNot() {
        int known = partition();
        int fresh = known ^ 1;
        move(known, 5);

        store().inTransaction(transaction -> {
            assertThat(transaction.lockPositions(TOPIC, List.of(known, fresh)))
                    .containsOnly(Map.entry(known, new PartitionPosition(TOPIC, known, TOPIC_ID, 5)));
            transaction.movePositions(List.of(
                    new PartitionPosition(TOPIC, known, TOPIC_ID, 6),
                    new PartitionPosition(TOPIC, fresh, TOPIC_ID, 2)));
            return null;
        });

        assertThat(position(known)).contains(6L);
        assertThat(position(fresh)).contains(2L);
    }

    @Test
    void aPositionIsLockedUntilTheTransactionEnds() throws Exception {
        int partition = partition();
        move(partition, 5);
        CountDownLatch isLocked = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);

        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> store().inTransaction(transaction -> {
            transaction.lockPosition(TOPIC, partition);
            isLocked.countDown();
            await(mayEnd);
            transaction.movePosition(new PartitionPosition(TOPIC, partition, TOPIC_ID, 6));
            return null;
        }));
        await(isLocked);
        CompletableFuture<Long> second = CompletableFuture.supplyAsync(() -> store().inTransaction(transaction ->
                transaction.lockPosition(TOPIC, partition).orElseThrow().next()));

        assertThat(second).isNotDone();
        mayEnd.countDown();
        assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(6);
        first.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aRejectionIsKeptOncePerPlaceAndReadBackWhole() {
        RejectedTransfer rejection = rejection("place " + handlerId);

        boolean isNew = store().inTransaction(transaction -> transaction.reject(rejection));
        boolean isNewAgain = store().inTransaction(transaction -> transaction.reject(rejection));

        assertThat(isNew).isTrue();
        assertThat(isNewAgain).isFalse();
        List<RejectedTransfer> kept = store().rejections(handlerId, 0, 10);
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0))
                .usingRecursiveComparison()
                .ignoringFields("number")
                .isEqualTo(rejection);
        assertThat(store().rejections(handlerId, kept.get(0).number(), 10)).isEmpty();
        assertThat(store().lastRejection(handlerId, "/crm", "event-1")).contains(kept.get(0));
        assertThat(store().lastRejection(handlerId, "/crm", "event-2")).isEmpty();
    }

    @Test
    void aTallyCountsPerHandlerCodeAndDay() {
        LocalDate day = LocalDate.of(2026, 3, 1);

        assertThat(tally("token-form", day, 2)).isEqualTo(2);
        assertThat(tally("token-form", day, 3)).isEqualTo(5);
        assertThat(tally("token-form", day.plusDays(1), 1)).isEqualTo(1);
        assertThat(tally("event-conflict", day, 1)).isEqualTo(1);
    }

    @Test
    void aSnapshotReplacesTheOlderOne() {
        store().save(snapshot(1, "old", "chunks"));
        store().save(snapshot(5, "a", "newer", "one"));

        Snapshot newest = store().newestSnapshot(handlerId, 2026).orElseThrow();

        assertThat(newest).usingRecursiveComparison().isEqualTo(snapshot(5, "a", "newer", "one"));
        assertThat(store().newestSnapshot(handlerId, 2025)).isEmpty();
    }

    private void append(LedgerRow... rows) {
        store().inTransaction(transaction -> {
            transaction.append(List.of(rows));
            return null;
        });
    }

    private long tally(String code, LocalDate day, long more) {
        return store().inTransaction(transaction -> transaction.tally(handlerId, code, day, more));
    }

    private void move(int partition, long next) {
        store().inTransaction(transaction -> {
            transaction.movePosition(new PartitionPosition(TOPIC, partition, TOPIC_ID, next));
            return null;
        });
    }

    private Optional<Long> position(int partition) {
        return store().positions(TOPIC).stream()
                .filter(position -> position.partition() == partition)
                .map(PartitionPosition::next)
                .findFirst();
    }

    private int partition() {
        return handlerId.hashCode() & 0x7fff_ffff;
    }

    private List<String> read(int year, long after) {
        List<String> bodies = new ArrayList<>();
        store().rowsAfter(handlerId, year, after, row -> bodies.add(text(row)));
        return bodies;
    }

    private static String text(LedgerRow row) {
        return new String(row.body(), StandardCharsets.UTF_8);
    }

    private LedgerRow row(int year, long sequence, long turn, String body) {
        LedgerRow open = new LedgerRow(
                handlerId,
                year,
                sequence,
                turn,
                Cause.http("request"),
                3,
                1,
                "route-2026-01-01",
                "key",
                AT,
                RowChain.origin(),
                null,
                body.getBytes(StandardCharsets.UTF_8));
        return new LedgerRow(
                open.handlerId(),
                year,
                sequence,
                turn,
                open.cause(),
                open.nonSensitive(),
                open.sensitive(),
                open.ruleVersion(),
                open.keyId(),
                open.recordedAt(),
                open.previousHash(),
                RowChain.hashOf(open),
                open.body());
    }

    private RejectedTransfer rejection(String place) {
        return new RejectedTransfer(
                0,
                new Rejection(
                        RejectionCode.TOKEN_FORM,
                        new Bilingual("格式不符", "wrong form"),
                        new Rejection.Claim(Optional.of(handlerId), Optional.of("/crm"), Optional.of("event-1")),
                        Optional.of(Transfers.hash("content")),
                        List.of(new FieldError("data.nonSensitiveSubjects", "格式不符", "wrong form"))),
                place,
                new Coordinates.KafkaRecord(TOPIC, 3, 17),
                "00ff",
                AT);
    }

    private Snapshot snapshot(long sequence, String... chunks) {
        List<byte[]> contents = new ArrayList<>();
        for (String chunk : chunks) {
            contents.add(chunk.getBytes(StandardCharsets.UTF_8));
        }
        return new Snapshot(handlerId, 2026, sequence, new byte[] {1}, new byte[] {2}, contents);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
