package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is folded into memory stays within its bound, whatever is asked, and nothing about a count depends on it. */
class MemoryBoundTest {

    private static final String TOPIC = "outbound-transfers.v1";
    private static final UUID TOPIC_ID = UUID.fromString("0b2f5d6e-0c55-4a77-8a43-7b9a6d0f7c01");
    private static final int HANDLERS = 12;
    private static final int PEOPLE = 2_000;

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();
    private final AtomicLong bytesPeak = new AtomicLong();
    private Ledger ledger;

    @Test
    void aBatchWhoseHandlersDoNotFitTogetherIsWrittenInPartsAndCountsTheSame() {
        fill(open(Long.MAX_VALUE));
        long one = bytesOfOneHandler();
        Ledger narrow = open(3 * one);
        List<Arrival> records = new ArrayList<>();
        for (int i = 0; i < HANDLERS; i++) {
            records.add(Transfers.of(handler(i), "last")
                    .nonSensitive(people(PEOPLE - 5, PEOPLE + 5))
                    .arrival(new Coordinates.KafkaRecord(TOPIC, 0, i)));
        }

        List<Long> parts = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (long position = 0; position < HANDLERS; position = parts.get(parts.size() - 1)) {
            KafkaResult.Written written = (KafkaResult.Written) narrow.writer()
                    .write(new Batch.KafkaBatch(
                            TOPIC, TOPIC_ID, 0, position, HANDLERS, records.subList((int) position, HANDLERS)));
            parts.add(written.next());
            outcomes.addAll(written.outcomes());
        }

        assertThat(parts).containsExactly(3L, 6L, 9L, 12L);
        assertThat(outcomes).hasSize(HANDLERS).allMatch(Outcome.Accepted.class::isInstance);
        assertThat(bytesPeak.get()).isBetween(2 * one, 4 * one);
        assertThat(narrow.cacheBytes()).isLessThanOrEqualTo(3 * one);
        for (int i = 0; i < HANDLERS; i++) {
            assertThat(count(narrow, handler(i))).isEqualTo(PEOPLE + 5);
        }
    }

    @Test
    void roomIsMadeBeforeTheNextHandlerIsFoldedNotAfterwards() {
        fill(open(Long.MAX_VALUE));
        long one = bytesOfOneHandler();
        Ledger narrow = open(4 * one);

        for (int i = 0; i < HANDLERS; i++) {
            assertThat(count(narrow, handler(i))).isEqualTo(PEOPLE);
        }

        assertThat(bytesPeak.get()).isBetween(3 * one, 4 * one);
        assertThat(narrow.cacheBytes()).isBetween(3 * one, 4 * one);
    }

    @Test
    void aHandlerThatAloneIsLargerThanTheBoundIsStillCountedAndNotKept() {
        fill(open(Long.MAX_VALUE));
        Ledger tiny = open(1_000);

        write(tiny, handler(3), "more", PEOPLE, PEOPLE + 1);

        assertThat(count(tiny, handler(3))).isEqualTo(PEOPLE + 1);
        assertThat(tiny.cacheBytes()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void whatIsInMemoryTakesInWhatOthersWroteInsteadOfBeingFoldedAnew() {
        Ledger one = open(Long.MAX_VALUE);
        fill(one);
        Ledger other = open(Long.MAX_VALUE);
        write(other, handler(0), "elsewhere", PEOPLE, PEOPLE + 7);
        long bytes = one.cacheBytes();

        one.catchUp();
        write(one, handler(0), "here", PEOPLE + 6, PEOPLE + 9);

        assertThat(count(one, handler(0))).isEqualTo(PEOPLE + 9);
        assertThat(one.cacheBytes()).isGreaterThanOrEqualTo(bytes);
    }

    @Test
    void aWorkingSetFourTimesTheBoundCountsAsANaiveSetDoes() {
        fill(open(Long.MAX_VALUE));
        long one = bytesOfOneHandler();
        Ledger narrow = open(HANDLERS * one / 4);
        Random random = new Random(20261122);
        Map<String, Set<Integer>> naive = new HashMap<>();

        for (int i = 0; i < 400; i++) {
            String handlerId = handler(random.nextInt(HANDLERS));
            int first = random.nextInt(2 * PEOPLE);
            write(narrow, handlerId, "random-" + i, first, first + 9);
            for (int person = first; person < first + 9; person++) {
                naive.computeIfAbsent(handlerId, handler -> new HashSet<>()).add(person);
            }
            assertThat(narrow.cacheBytes()).isLessThanOrEqualTo(HANDLERS * one / 4);
        }

        naive.forEach((handlerId, persons) -> {
            persons.removeIf(person -> person < PEOPLE);
            assertThat(count(narrow, handlerId)).isEqualTo(PEOPLE + persons.size());
        });
    }

    private Ledger open(long bytesMax) {
        LedgerParts standard = LedgerParts.standard();
        // A seed is drawn right before a year is folded: that is when the others take most.
        ledger = new Ledger(
                store,
                TestLedger::key,
                TestLedger.LAW,
                Clock.fixed(TestLedger.NOW, ZoneOffset.UTC),
                bytesMax,
                Runnable::run,
                new LedgerParts(
                        standard.lanes(),
                        standard.memory(),
                        () -> bytesPeak.accumulateAndGet(ledger.cacheBytes(), Math::max),
                        standard.ticks(),
                        Long.MAX_VALUE,
                        new Retries(5, 0)));
        bytesPeak.set(0);
        return ledger;
    }

    private static void fill(Ledger wide) {
        for (int i = 0; i < HANDLERS; i++) {
            write(wide, handler(i), "first", 0, PEOPLE);
        }
    }

    private static void write(Ledger to, String handlerId, String eventId, int from, int until) {
        Arrival arrival = Transfers.of(handlerId, eventId)
                .nonSensitive(people(from, until))
                .overHttp("request-" + eventId, 0);
        assertThat(to.writer().write(new Batch.HttpBatch("request-" + eventId, List.of(arrival))))
                .allMatch(Outcome.Accepted.class::isInstance);
    }

    private long bytesOfOneHandler() {
        Ledger alone = open(Long.MAX_VALUE);
        count(alone, handler(0));
        return alone.cacheBytes();
    }

    private static long count(Ledger of, String handlerId) {
        return of.reader().year(handlerId, 2026).headCounts().nonSensitive().upper();
    }

    private static String handler(int number) {
        return "handler-%02d".formatted(number);
    }
}
