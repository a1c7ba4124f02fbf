package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A successor takes its predecessor's persons of the year over. */
class TakeOverTest {

    private static final Instant JULY = Instant.parse("2026-06-30T16:00:00Z");

    private final TestLedger ledger = new TestLedger();

    private List<Batch.TakeOver> parts(boolean isMatched) {
        long sequence = ledger.year("old", 2026).sequence();
        PredecessorYear.Taken taken = new PredecessorYear(ledger.store)
                .of("old", 2026, sequence, isMatched, dataset -> "succession/s-1/" + dataset);
        long since = ledger.year("new", 2026).sequence();
        List<Batch.TakeOver> parts = new ArrayList<>();
        for (PredecessorYear.Part part : taken.parts()) {
            parts.add(new Batch.TakeOver(
                    "s-1",
                    "old",
                    sequence,
                    2026,
                    parts.size(),
                    part,
                    taken.tokenKeyIds(),
                    JULY,
                    new HandlerSnapshot("new", 1, Transfers.ENTERPRISE),
                    since));
        }
        return parts;
    }

    private void takeOver(boolean isMatched) {
        parts(isMatched).forEach(ledger.ledger.writer()::write);
    }

    private HeadCount nonSensitive(String handler) {
        return ledger.year(handler, 2026).headCounts().nonSensitive();
    }

    @Test
    void aPersonInBothLedgersCountsOnce() {
        ledger.write(Transfers.of("old", "1").nonSensitive(people(0, 60)).sensitive(people(0, 10)));
        ledger.write(Transfers.of("new", "1").nonSensitive(people(40, 100)).sensitive(people(5, 15)));

        takeOver(true);

        assertThat(nonSensitive("new")).isEqualTo(new HeadCount(100, 100, true, 100));
        assertThat(ledger.year("new", 2026).headCounts().sensitive()).isEqualTo(new HeadCount(15, 15, true, 15));
        assertThat(nonSensitive("old").upper()).isEqualTo(60);
    }

    @Test
    void theLimitIsMetAtTheExactPersonWithTheSuccessionAsItsCause() {
        ledger.write(Transfers.of("old", "1").nonSensitive(people(0, 60_000)));
        ledger.write(Transfers.of("new", "1").nonSensitive(people(50_000, 100_000)));

        takeOver(true);

        assertThat(ledger.year("new", 2026).crossings())
                .extracting(Crossing::threshold, Crossing::ordinal, Crossing::eventId, Crossing::occurredAt)
                .endsWith(tuple(100_000L, OptionalLong.of(100_000), "s-1", JULY));
        assertThat(ledger.year("new", 2026).routeChanges())
                .extracting(RouteChange::to, RouteChange::reason, RouteChange::eventId)
                .endsWith(tuple(Route.CONTRACT_OR_CERTIFICATION, "threshold-crossed", "s-1"));
        assertThat(nonSensitive("new").upper()).isEqualTo(100_000);
    }

    @Test
    void exemptPersonsStayExempt() {
        ledger.write(Transfers.of("old", "1").nonSensitive(people(0, 5)).exempt(ExemptionGround.CONTRACT_NECESSITY));
        ledger.write(Transfers.of("old", "2").nonSensitive(people(4, 7)));

        takeOver(true);

        assertThat(nonSensitive("new")).isEqualTo(new HeadCount(3, 3, true, 7));
    }

    @Test
    void declaredNumbersAreTakenOverAsAnUpperBound() {
        ledger.write(Transfers.of("old", "1").declaring("crm", 60, 0));
        ledger.write(Transfers.of("old", "2").declaring("erp", 50, 0));
        ledger.write(Transfers.of("new", "1").declaring("crm", 30, 0));

        takeOver(true);

        assertThat(nonSensitive("new")).isEqualTo(new HeadCount(60, 140, false, 140));
    }

    @Test
    void withoutACommonTokenKeyTheUnionIsAnIntervalAndNeverCalledExact() {
        ledger.write(Transfers.of("old", "1").nonSensitive(people(0, 60)).tokenKey("old-a"));
        ledger.write(Transfers.of("new", "1").nonSensitive(people(0, 100)).tokenKey("new-a"));

        takeOver(false);

        assertThat(nonSensitive("new")).isEqualTo(new HeadCount(100, 160, false, 160));
    }

    @Test
    void aPartWrittenTwiceHasEffectOnceAlsoAfterARestart() {
        ledger.write(Transfers.of("old", "1").nonSensitive(people(0, 60)).sensitive(people(70, 80)));
        List<Batch.TakeOver> parts = parts(true);
        assertThat(parts).hasSizeGreaterThan(1);
        ledger.ledger.writer().write(parts.get(0));
        long turn = ledger.store.lastTurn("new");

        ledger.ledger.forget();
        ledger.ledger.writer().write(parts.get(0));
        assertThat(ledger.store.lastTurn("new")).isEqualTo(turn);
        parts.forEach(ledger.ledger.writer()::write);
        parts.forEach(ledger.ledger.writer()::write);

        assertThat(ledger.store.lastTurn("new")).isEqualTo(parts.size());
        assertThat(nonSensitive("new").upper()).isEqualTo(60);
    }

    @Test
    void aLargePredecessorIsTakenOverInSeveralRowsAndTheSameOnesWheneverTheyAreMade() {
        for (int from = 0; from < 120_000; from += 10_000) {
            ledger.write(Transfers.of("old", "e" + from).nonSensitive(people(from, from + 10_000)));
        }

        assertThat(parts(true)).hasSize(3).isEqualTo(parts(true));
        takeOver(true);

        assertThat(nonSensitive("new").upper()).isEqualTo(120_000);
        assertThat(ledger.year("new", 2026).sequence()).isEqualTo(3);
    }

    @Test
    void laterTransfersOfTheSuccessorCountOnceWithThoseTakenOver() {
        ledger.write(Transfers.of("old", "1").nonSensitive(people(0, 60)));
        takeOver(true);

        ledger.write(Transfers.of("new", "1").nonSensitive(people(50, 70)));

        assertThat(nonSensitive("new").upper()).isEqualTo(70);
    }

    @Test
    void aCorrectionOfTheSuccessorKeepsWhatWasTakenOver() {
        Transfers mistaken = Transfers.of("new", "mistaken").nonSensitive(people(50, 90));
        ledger.write(mistaken);
        ledger.write(Transfers.of("old", "1").nonSensitive(people(0, 60)));
        takeOver(true);
        assertThat(nonSensitive("new").upper()).isEqualTo(90);

        ledger.ledger
                .writer()
                .write(new Batch.VoidApproved(
                        "c-1", mistaken.identity(), "never sent", "log 17", "officer-2", TestLedger.NOW));

        assertThat(nonSensitive("new").upper()).isEqualTo(60);
        YearView corrected = ledger.year("new", 2026);
        ledger.ledger.forget();
        assertThat(ledger.year("new", 2026)).isEqualTo(corrected);
    }

    static Stream<Long> seeds() {
        return new Random(20261122).longs(40).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theUnionIsThatOfANaiveSetAlsoFromAColdStart(long seed) {
        Random random = new Random(seed);
        Set<String> n = new HashSet<>();
        Set<String> s = new HashSet<>();
        Set<String> nGross = new HashSet<>();
        Set<String> sGross = new HashSet<>();
        int events = 1 + random.nextInt(12);
        int at = random.nextInt(events + 1);
        boolean isTaken = false;
        for (int i = 0; i < events; i++) {
            if (i == at) {
                takeOver(true);
                isTaken = true;
            }
            int from = random.nextInt(200);
            List<String> first = people(from, from + random.nextInt(60));
            int other = random.nextInt(200);
            List<String> second = people(other, other + 1 + random.nextInt(60));
            // What the predecessor sends afterwards is not the successor's.
            String handler = !isTaken && random.nextBoolean() ? "old" : "new";
            Transfers sent = Transfers.of(handler, "e" + i).nonSensitive(first).sensitive(second);
            boolean isExempt = random.nextInt(3) == 0;
            ledger.write(isExempt ? sent.exempt(ExemptionGround.CONTRACT_NECESSITY) : sent);
            nGross.addAll(first);
            sGross.addAll(second);
            if (!isExempt) {
                n.addAll(first);
                s.addAll(second);
            }
            if (random.nextInt(4) == 0) {
                ledger.ledger.forget();
            }
        }
        if (!isTaken) {
            takeOver(true);
        }

        YearView warm = ledger.year("new", 2026);
        assertThat(warm.headCounts().nonSensitive()).isEqualTo(new HeadCount(n.size(), n.size(), true, nGross.size()));
        assertThat(warm.headCounts().sensitive()).isEqualTo(new HeadCount(s.size(), s.size(), true, sGross.size()));
        ledger.ledger.forget();
        assertThat(ledger.year("new", 2026)).isEqualTo(warm);
    }
}
