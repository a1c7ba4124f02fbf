package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to stored rows is found, and named by year and sequence, and by event where one is hit. */
class VerifyLedgerTest {

    @Test
    void theSampleIsSoundAndEveryRowOfItIsRecounted() {
        OpenRows rows = new OpenRows();

        List<VerifiedYear> years = rows.verify();

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
        OpenRows rows = new OpenRows();
        Random random = new Random(41);
        List<LedgerRow> all = rows.all();
        int named = 0;
        for (int i = 0; i < 600; i++) {
            LedgerRow row = all.get(random.nextInt(all.size()));
            LedgerRow flipped = flipped(row, random);
            rows.put(flipped);

            List<RowFault> faults = rows.faults();

            assertThat(faults).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.sequence()).isEqualTo(row.sequence());
                assertThat(fault.cause()).contains(flipped.cause().text());
            });
            named += faults.get(0).entry().isPresent() ? 1 : 0;
            rows.put(row);
        }
        assertThat(named).isGreaterThan(100);
        assertThat(rows.faults()).isEmpty();
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
        OpenRows rows = new OpenRows();
        for (LedgerRow row : rows.all()) {
            boolean isNewest = rows.years.get(row.year()).lastKey() == row.sequence();
            rows.years.get(row.year()).remove(row.sequence());

            KnownHead known = new KnownHead(row.year(), row.sequence(), Optional.empty());

            assertThat(rows.faults(known))
                    .extracting(RowFault::kind, RowFault::sequence)
                    .containsExactly(tuple(FaultKind.ROW_MISSING, row.sequence()));
            if (isNewest && row.turn() < rows.lastTurn(SampleLedger.HANDLER)) {
                assertThat(rows.faults())
                        .as("nobody else knows of the newest row of %d", row.year())
                        .extracting(RowFault::kind)
                        .containsExactly(FaultKind.TURN_MISSING);
            }
            rows.put(row);
        }
    }

    @Test
    void rowsThatChangedPlacesAreFoundAtBothPlaces() {
        OpenRows rows = new OpenRows();
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
            rows.put(isWhole ? moved(one, other) : withBody(one, other.body()));
            rows.put(isWhole ? moved(other, one) : withBody(other, one.body()));

            assertThat(rows.faults())
                    .extracting(RowFault::sequence)
                    .containsExactlyInAnyOrder(one.sequence(), other.sequence());
            rows.put(one);
            rows.put(other);
        }
    }

    private static LedgerRow withBody(LedgerRow row, byte[] body) {
        return OpenRows.with(row, row.sequence(), row.turn(), row.previousHash(), row.hash(), body);
    }

    /** The whole row at the other's place. */
    private static LedgerRow moved(LedgerRow row, LedgerRow to) {
        return OpenRows.with(row, to.sequence(), row.turn(), row.previousHash(), row.hash(), row.body());
    }

    @Test
    void aYearThatIsGoneIsMissedByTheTurnsAndByWhoeverKnowsOfIt() {
        OpenRows rows = new OpenRows();
        TreeMap<Long, LedgerRow> gone = rows.years.remove(2025);

        assertThat(rows.faults()).extracting(RowFault::kind).contains(FaultKind.TURN_MISSING);
        assertThat(rows.faults(new KnownHead(2025, gone.lastKey(), Optional.empty())))
                .hasSize(gone.size())
                .extracting(RowFault::kind)
                .containsOnly(FaultKind.ROW_MISSING);
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

        VerifiedYear year = new VerifyLedger(ledger.store, TestLedger.LAW)
                .verify("h", ledger.store.years("h"), true, List.of())
                .get(0);

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
