package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to stored rows is found, and named by year and sequence, and by event where one is hit. */
class VerifyLedgerTest {

    /** Stored rows of one handler that anybody can reach. */
    private static final class OpenRows implements LedgerReads {
        final Map<Integer, TreeMap<Long, LedgerRow>> years = new TreeMap<>();

        OpenRows(LedgerReads from, String handlerId) {
            for (int year : from.years(handlerId)) {
                from.rowsAfter(handlerId, year, 0, row -> put(row));
            }
        }

        void put(LedgerRow row) {
            years.computeIfAbsent(row.year(), year -> new TreeMap<>()).put(row.sequence(), row);
        }

        List<LedgerRow> all() {
            return years.values().stream()
                    .flatMap(year -> year.values().stream())
                    .toList();
        }

        @Override
        public long lastTurn(String handlerId) {
            return all().stream().mapToLong(LedgerRow::turn).max().orElse(0);
        }

        @Override
        public List<Integer> years(String handlerId) {
            return years.entrySet().stream()
                    .filter(year -> !year.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
        }

        @Override
        public Optional<Snapshot> newestSnapshot(String handlerId, int year) {
            return Optional.empty();
        }

        @Override
        public Optional<LedgerRow> row(String handlerId, int year, long sequence) {
            return Optional.ofNullable(years.getOrDefault(year, new TreeMap<>()).get(sequence));
        }

        @Override
        public void rowsAfter(String handlerId, int year, long sequence, Consumer<LedgerRow> consumer) {
            years.getOrDefault(year, new TreeMap<>())
                    .tailMap(sequence, false)
                    .values()
                    .forEach(consumer);
        }

        @Override
        public void turnsAfter(String handlerId, long turn, Consumer<LedgerRow> consumer) {
            all().stream().filter(row -> row.turn() > turn).forEach(consumer);
        }
    }

    private static List<VerifiedYear> verify(LedgerReads rows, String handlerId, KnownHead... known) {
        Collection<Integer> years = new TreeSet<>(rows.years(handlerId));
        for (KnownHead head : known) {
            years.add(head.year());
        }
        return new VerifyLedger(rows, TestLedger.LAW).verify(handlerId, years, true, Arrays.asList(known));
    }

    private static List<RowFault> faults(List<VerifiedYear> years) {
        return years.stream().flatMap(year -> year.faults().stream()).toList();
    }

    /** The row with other content, and the hash that goes with it: what somebody does who knows the format. */
    private static LedgerRow rewritten(LedgerRow row, byte[] previousHash, UnaryOperator<RowBody> change) {
        byte[] body = RowCodec.encode(change.apply(RowCodec.decode(row.handlerId(), row.year(), row.body())));
        LedgerRow open = with(row, row.sequence(), row.turn(), previousHash, row.hash(), body);
        return with(open, open.sequence(), open.turn(), previousHash, RowChain.hashOf(open), body);
    }

    private static LedgerRow with(
            LedgerRow row, long sequence, long turn, byte[] previousHash, byte[] hash, byte[] body) {
        return new LedgerRow(
                row.handlerId(),
                row.year(),
                sequence,
                turn,
                row.cause(),
                row.nonSensitive(),
                row.sensitive(),
                row.ruleVersion(),
                row.keyId(),
                row.recordedAt(),
                previousHash,
                hash,
                body);
    }

    /** Rewrites a row and every one after it, so that the chain holds. */
    private static void rewriteFrom(OpenRows rows, int year, long sequence, UnaryOperator<RowBody> change) {
        byte[] previous = rows.years.get(year).get(sequence).previousHash();
        for (LedgerRow row : List.copyOf(rows.years.get(year).tailMap(sequence).values())) {
            LedgerRow now = rewritten(row, previous, row.sequence() == sequence ? change : body -> body);
            rows.put(now);
            previous = now.hash();
        }
    }

    private static OpenRows sample() {
        return new OpenRows(new SampleLedger().reads(), SampleLedger.HANDLER);
    }

    @Test
    void theSampleIsSoundAndEveryRowOfItIsRecounted() {
        OpenRows rows = sample();

        List<VerifiedYear> years = verify(rows, SampleLedger.HANDLER);

        assertThat(years).extracting(VerifiedYear::year).containsExactly(2024, 2025, 2026);
        assertThat(years).allSatisfy(year -> {
            assertThat(year.faults()).isEmpty();
            assertThat(year.sound()).isTrue();
            assertThat(year.recounted()).isEqualTo(year.rows());
            assertThat(year.head())
                    .isEqualTo(rows.years.get(year.year()).get(year.sequence()).hash());
        });
    }

    static Stream<Long> seeds() {
        return new Random(4).longs(60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatTheLedgerWroteThroughFaultsAndDecisionsIsSound(long seed) {
        SimulatedWorld world = new SimulatedWorld(seed, Mutation.NONE);
        world.run(110);

        VerifyLedger verify = new VerifyLedger(world.store, world.law.provisions());
        world.store.allRows().stream()
                .map(LedgerRow::handlerId)
                .distinct()
                .forEach(handlerId -> assertThat(
                                verify.verify(handlerId, world.store.years(handlerId), true, List.of()))
                        .allSatisfy(year -> {
                            assertThat(year.faults()).isEmpty();
                            assertThat(year.recounted())
                                    .isLessThanOrEqualTo(year.rows())
                                    .isPositive();
                        }));
    }

    @Test
    void everyFlippedBitOfEveryColumnIsFoundAtItsRow() {
        OpenRows rows = sample();
        Random random = new Random(41);
        List<LedgerRow> all = rows.all();
        int named = 0;
        for (int i = 0; i < 600; i++) {
            LedgerRow row = all.get(random.nextInt(all.size()));
            LedgerRow flipped = flipped(row, random);
            rows.put(flipped);

            List<RowFault> faults = faults(verify(rows, SampleLedger.HANDLER));

            assertThat(faults).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.sequence()).isEqualTo(row.sequence());
                assertThat(fault.cause()).contains(flipped.cause().text());
            });
            named += faults.get(0).entry().isPresent() ? 1 : 0;
            rows.put(row);
        }
        assertThat(named).isGreaterThan(100);
        assertThat(faults(verify(rows, SampleLedger.HANDLER))).isEmpty();
    }

    private static LedgerRow flipped(LedgerRow row, Random random) {
        byte[] previous = row.previousHash().clone();
        byte[] hash = row.hash().clone();
        byte[] body = row.body().clone();
        long bit = 1L << random.nextInt(40);
        int kind = random.nextInt(10);
        if (kind < 6) {
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        } else if (kind == 6) {
            previous[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
        } else if (kind == 7) {
            hash[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
        }
        return new LedgerRow(
                row.handlerId(),
                row.year(),
                row.sequence(),
                kind == 8 ? row.turn() ^ bit : row.turn(),
                row.cause(),
                kind == 9 ? row.nonSensitive() ^ bit : row.nonSensitive(),
                row.sensitive(),
                row.ruleVersion(),
                row.keyId(),
                row.recordedAt(),
                previous,
                hash,
                body);
    }

    @Test
    void everyDeletedRowIsMissedAtItsPlace() {
        OpenRows rows = sample();
        for (LedgerRow row : rows.all()) {
            boolean isNewest = rows.years.get(row.year()).lastKey() == row.sequence();
            rows.years.get(row.year()).remove(row.sequence());

            List<VerifiedYear> years =
                    verify(rows, SampleLedger.HANDLER, new KnownHead(row.year(), row.sequence(), Optional.empty()));

            assertThat(faults(years))
                    .extracting(RowFault::kind, RowFault::sequence)
                    .containsExactly(tuple(FaultKind.ROW_MISSING, row.sequence()));
            if (isNewest && row.turn() < rows.lastTurn(SampleLedger.HANDLER)) {
                assertThat(faults(verify(rows, SampleLedger.HANDLER)))
                        .as("nobody else knows of the newest row of %d", row.year())
                        .extracting(RowFault::kind)
                        .containsExactly(FaultKind.TURN_MISSING);
            }
            rows.put(row);
        }
    }

    @Test
    void rowsThatChangedPlacesAreFoundAtBothPlaces() {
        OpenRows rows = sample();
        Random random = new Random(43);
        for (int i = 0; i < 100; i++) {
            TreeMap<Long, LedgerRow> year = rows.years.get(2024 + random.nextInt(3));
            List<LedgerRow> of = new ArrayList<>(year.values());
            LedgerRow one = of.get(random.nextInt(of.size()));
            LedgerRow other = of.get(random.nextInt(of.size()));
            if (one.sequence() == other.sequence()) {
                continue;
            }
            boolean isWhole = random.nextBoolean();
            rows.put(
                    isWhole
                            ? moved(one, other)
                            : with(one, one.sequence(), one.turn(), one.previousHash(), one.hash(), other.body()));
            rows.put(
                    isWhole
                            ? moved(other, one)
                            : with(
                                    other,
                                    other.sequence(),
                                    other.turn(),
                                    other.previousHash(),
                                    other.hash(),
                                    one.body()));

            assertThat(faults(verify(rows, SampleLedger.HANDLER)))
                    .extracting(RowFault::sequence)
                    .containsExactlyInAnyOrder(one.sequence(), other.sequence());
            rows.put(one);
            rows.put(other);
        }
    }

    /** The whole row at the other's place. */
    private static LedgerRow moved(LedgerRow row, LedgerRow to) {
        return with(row, to.sequence(), row.turn(), row.previousHash(), row.hash(), row.body());
    }

    @Test
    void aYearThatIsGoneIsMissedByTheTurnsAndByWhoeverKnowsOfIt() {
        OpenRows rows = sample();
        TreeMap<Long, LedgerRow> gone = rows.years.remove(2025);

        assertThat(faults(verify(rows, SampleLedger.HANDLER)))
                .extracting(RowFault::kind)
                .contains(FaultKind.TURN_MISSING);
        assertThat(faults(verify(rows, SampleLedger.HANDLER, new KnownHead(2025, gone.lastKey(), Optional.empty()))))
                .hasSize(gone.size())
                .extracting(RowFault::kind)
                .containsOnly(FaultKind.ROW_MISSING);
    }

    @Test
    void aRowLeftOutOfTheCountsIsFoundThoughTheChainWasMadeAnew() {
        OpenRows rows = sample();
        rewriteFrom(
                rows,
                2026,
                8,
                body -> new RowBody(
                        body.entries().subList(0, 1),
                        body.crossings(),
                        body.routeChanges(),
                        body.retractions(),
                        body.after()));

        assertThat(faults(verify(rows, SampleLedger.HANDLER)))
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.FIGURES_DIFFER, 8L));
    }

    @Test
    void aLimitThatWasTakenOutIsFoundThoughTheChainWasMadeAnew() {
        OpenRows rows = sample();
        rewriteFrom(
                rows,
                2026,
                10,
                body -> new RowBody(body.entries(), List.of(), body.routeChanges(), body.retractions(), body.after()));

        assertThat(faults(verify(rows, SampleLedger.HANDLER)))
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.DECISIONS_DIFFER, 10L));
    }

    @Test
    void aConsistentForgeryIsFoundByWhoeverKeptAHead() {
        OpenRows rows = sample();
        byte[] kept = rows.years.get(2026).get(9L).hash();
        rewriteFrom(rows, 2026, 4, body -> {
            Entry.VoidProposal was = (Entry.VoidProposal) body.entries().get(0);
            return new RowBody(
                    List.of(new Entry.VoidProposal(
                            was.identity(),
                            was.content(),
                            was.receivedAt(),
                            was.position(),
                            was.voidedSource(),
                            was.voidedEventId(),
                            "another reason",
                            was.evidence())),
                    body.crossings(),
                    body.routeChanges(),
                    body.retractions(),
                    body.after());
        });

        assertThat(faults(verify(rows, SampleLedger.HANDLER))).isEmpty();
        assertThat(faults(verify(rows, SampleLedger.HANDLER, new KnownHead(2026, 9, Optional.of(kept)))))
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.HEAD_DIFFERS, 9L));
    }

    @Test
    void aRowRewrittenAloneBreaksTheChainBehindIt() {
        OpenRows rows = sample();
        LedgerRow row = rows.years.get(2026).get(4L);
        rows.put(rewritten(
                row,
                row.previousHash(),
                body -> new RowBody(
                        List.of(), body.crossings(), body.routeChanges(), body.retractions(), body.after())));

        assertThat(faults(verify(rows, SampleLedger.HANDLER)))
                .extracting(RowFault::kind, RowFault::sequence)
                .contains(tuple(FaultKind.CHAIN_BROKEN, 5L));
    }

    @Test
    void anEventRecordedTwiceIsNamed() {
        OpenRows rows = sample();
        Entry again = RowCodec.decode(
                        SampleLedger.HANDLER, 2024, rows.years.get(2024).get(1L).body())
                .entries()
                .get(0);
        rewriteFrom(
                rows,
                2026,
                12,
                body -> new RowBody(
                        List.of(body.entries().get(0), again),
                        body.crossings(),
                        body.routeChanges(),
                        body.retractions(),
                        body.after()));

        assertThat(faults(verify(rows, SampleLedger.HANDLER)))
                .filteredOn(fault -> fault.kind() == FaultKind.EVENT_TWICE)
                .extracting(fault -> fault.entry().orElseThrow().id())
                .containsExactly("2024-before-the-rules");
    }

    @Test
    void manyDecisionsOnPastTransfersAreRecountedAsFarAsTheLimitGoesAndFromTheLastOneOn() {
        TestLedger ledger = new TestLedger();
        List<Transfers> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Transfers one = Transfers.of("h", "e" + i).nonSensitive(people(10 * i, 10 * i + 10));
            sent.add(one);
            ledger.write(one);
        }
        sent.subList(0, 20).forEach(one -> ledger.ledger.writer().write(Corrections.voiding(one)));
        ledger.write(Transfers.of("h", "last").nonSensitive(people(0, 5)));

        VerifiedYear year = verify(ledger.store, "h").get(0);

        assertThat(year.faults()).isEmpty();
        assertThat(year.rows()).isEqualTo(61);
        assertThat(year.recounted()).isEqualTo(40 + 16 + 2);
    }

    @Test
    void aDamagedRowIsNeverJudgedBy() {
        SampleLedger sample = new SampleLedger();
        LedgerRow row = sample.reads().row(SampleLedger.HANDLER, 2026, 3).orElseThrow();
        row.body()[row.body().length - 1] ^= 1;
        InMemoryLedgerStore store = (InMemoryLedgerStore) sample.reads();
        TestLedger afresh = new TestLedger(store);
        long turn = store.lastTurn(SampleLedger.HANDLER);

        assertThatThrownBy(() -> afresh.year(SampleLedger.HANDLER, 2026)).isInstanceOf(RowCorrupt.class);
        assertThatThrownBy(() -> afresh.write(Transfers.of(SampleLedger.HANDLER, "next")
                        .at(Instant.parse("2026-06-01T00:00:00Z"))
                        .nonSensitive(people(0, 1))))
                .isInstanceOf(RowCorrupt.class);
        assertThat(store.lastTurn(SampleLedger.HANDLER)).isEqualTo(turn);
        row.body()[row.body().length - 1] ^= 1;
        assertThat(afresh.year(SampleLedger.HANDLER, 2026)
                        .headCounts()
                        .nonSensitive()
                        .upper())
                .isEqualTo(380);
    }
}
