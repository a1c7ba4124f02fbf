package dev.pipl.crossborder.ledger;

import static dev.pipl.crossborder.ledger.Transfers.people;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.crossborder.headcount.PersonSet;
import dev.pipl.law.route.ExemptionGround;
import dev.pipl.law.route.Route;
import org.junit.jupiter.api.Test;

class ColdStartTest {

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();

    @Test
    void aSnapshotAndTheRowsAfterItGiveTheSameYear() {
        TestLedger warm = aYearWithEverything();
        assertThat(store.newestSnapshot("h", 2026)).isPresent();

        TestLedger cold = new TestLedger(store);

        assertThat(cold.year("h", 2026)).usingRecursiveComparison().isEqualTo(warm.year("h", 2026));
        assertThat(cold.write(Transfers.of("h", "big").nonSensitive(people(0, 120_000))))
                .isInstanceOf(Outcome.Duplicate.class);
        cold.write(Transfers.of("h", "more").nonSensitive(people(119_999, 120_010)));
        assertThat(cold.year("h", 2026).headCounts().nonSensitive().lower()).isEqualTo(120_010);
    }

    @Test
    void aSnapshotHoldsWhatPersonsDecided() {
        TestLedger warm = aYearWithEverything();
        LedgerWriter writer = warm.ledger.writer();
        approveVoid(Transfers.of("h", "to-come"));
        writer.write(Corrections.neverMet("h", ExemptionGround.EMERGENCY, "contract 4711"));
        approveVoid(Transfers.of("h", "last"));
        warm.write(Transfers.of("h", "more").nonSensitive(people(0, 200_000)));
        Snapshot snapshot = store.newestSnapshot("h", 2026).orElseThrow();
        assertThat(snapshot.sequence()).isEqualTo(warm.year("h", 2026).sequence());

        TestLedger cold = new TestLedger(store);
        for (TestLedger each : new TestLedger[] {warm, cold}) {
            assertThat(each.year("h", 2026).retractions())
                    .isEqualTo(warm.year("h", 2026).retractions());
        }
        cold.write(Transfers.of("h", "to-come").nonSensitive(people(300_000, 300_010)));
        cold.write(Transfers.of("h", "claims")
                .nonSensitive(people(400_000, 400_005))
                .exempt(ExemptionGround.EMERGENCY));

        assertThat(cold.year("h", 2026).headCounts().nonSensitive().lower()).isEqualTo(200_005);
        assertThat(warm.year("h", 2026)).usingRecursiveComparison().isEqualTo(cold.year("h", 2026));
        writer.write(Corrections.voiding(Transfers.of("h", "more")));
        assertThat(new TestLedger(store).year("h", 2026))
                .usingRecursiveComparison()
                .isEqualTo(warm.year("h", 2026));
        assertThat(warm.year("h", 2026).headCounts().nonSensitive().lower()).isEqualTo(120_005);
    }

    @Test
    void aSnapshotIsLoadedWithRoomForWhoeverComesAfterIt() {
        aYearWithEverything();
        Snapshot snapshot = store.newestSnapshot("h", 2026).orElseThrow();
        YearState state = SnapshotCodec.decode(snapshot, 190_000);
        long bytes = state.persons.bytes();

        for (long person = 0; person < 60_000; person++) {
            state.persons.add(person * 0x9E3779B97F4A7C15L, person * 0xBF58476D1CE4E5B9L, PersonSet.NON_SENSITIVE);
        }

        assertThat(state.persons.size()).isGreaterThan(160_000);
        assertThat(state.persons.bytes()).isEqualTo(bytes);
    }

    @Test
    void aDamagedSnapshotIsNotBelieved() {
        TestLedger warm = aYearWithEverything();
        Snapshot snapshot = store.newestSnapshot("h", 2026).orElseThrow();
        snapshot.chunks().get(1)[40] ^= 1;

        TestLedger cold = new TestLedger(store);

        assertThat(cold.year("h", 2026)).usingRecursiveComparison().isEqualTo(warm.year("h", 2026));
    }

    @Test
    void aSnapshotOfAnotherChainIsNotBelieved() {
        TestLedger warm = aYearWithEverything();
        Snapshot snapshot = store.newestSnapshot("h", 2026).orElseThrow();
        store.save(new Snapshot("h", 2026, snapshot.sequence(), new byte[32], snapshot.digest(), snapshot.chunks()));

        assertThat(new TestLedger(store).year("h", 2026))
                .usingRecursiveComparison()
                .isEqualTo(warm.year("h", 2026));
    }

    @Test
    void aLedgerThatForgetsEverythingAfterEachWriteCountsTheSame() {
        TestLedger forgetful = new TestLedger(store, 0);
        for (int i = 0; i < 20; i++) {
            forgetful.write(Transfers.of("h" + i % 3, "e" + i).nonSensitive(people(i, i + 10)));
        }

        assertThat(forgetful.year("h0", 2026).headCounts().nonSensitive().upper())
                .isEqualTo(28);
        assertThat(forgetful.ledger.cacheBytes()).isZero();
    }

    @Test
    void anApprovedVoidTakesItsEventOutAndLeavesTheRoute() {
        TestLedger ledger = new TestLedger(store);
        Transfers wrong = Transfers.of("h", "wrong").nonSensitive(people(50, 100_050));
        ledger.write(Transfers.of("h", "right").nonSensitive(people(0, 100)));
        ledger.write(wrong);
        approveVoid(wrong);

        YearView year = new TestLedger(store).year("h", 2026);

        assertThat(year.headCounts().nonSensitive().upper()).isEqualTo(100);
        assertThat(year.headCounts().nonSensitive().gross()).isEqualTo(100);
        assertThat(year.route().orElseThrow().route()).isEqualTo(Route.CONTRACT_OR_CERTIFICATION);
        assertThat(year.crossings()).hasSize(2);
    }

    @Test
    void anApprovedVoidThatComesFirstKeepsItsEventFromCounting() {
        TestLedger ledger = new TestLedger(store);
        Transfers wrong = Transfers.of("h", "wrong").nonSensitive(people(50, 60));
        ledger.write(Transfers.of("h", "right").nonSensitive(people(0, 10)));
        approveVoid(wrong);

        TestLedger next = new TestLedger(store);
        next.write(wrong);

        assertThat(next.year("h", 2026).headCounts().nonSensitive().upper()).isEqualTo(10);
        assertThat(new TestLedger(store)
                        .year("h", 2026)
                        .headCounts()
                        .nonSensitive()
                        .upper())
                .isEqualTo(10);
    }

    @Test
    void anInstanceInMemoryLearnsOfAVoidThatAnotherOneWrote() {
        TestLedger ledger = new TestLedger(store);
        Transfers wrong = Transfers.of("h", "wrong").nonSensitive(people(0, 10));
        ledger.write(wrong);
        approveVoid(wrong);

        assertThat(ledger.year("h", 2026).headCounts().nonSensitive().upper()).isZero();
    }

    @Test
    void aRowThatWasChangedIsNamed() {
        TestLedger ledger = new TestLedger(store);
        ledger.write(Transfers.of("h", "1").nonSensitive(people(0, 10)));
        LedgerRow row = store.row("h", 2026, 1).orElseThrow();
        row.body()[row.body().length - 1] ^= 1;

        assertThatThrownBy(() -> new TestLedger(store).year("h", 2026))
                .isInstanceOf(RowCorrupt.class)
                .hasMessageContaining("row 1 of handler h, 2026");
    }

    private TestLedger aYearWithEverything() {
        TestLedger ledger = new TestLedger(store);
        ledger.write(
                Transfers.of("h", "first").sensitive(people(5, 9)).tokenKey("a").important());
        ledger.write(Transfers.of("h", "exempt").nonSensitive(people(0, 7)).exempt(ExemptionGround.EMERGENCY));
        ledger.write(Transfers.of("h", "declared").declaring("crm", 30, 2));
        ledger.write(Transfers.of("h", "big").nonSensitive(people(0, 120_000)));
        ledger.write(Transfers.of("h", "last").nonSensitive(people(3, 8)));
        return ledger;
    }

    private void approveVoid(Transfers transfer) {
        new TestLedger(store).ledger.writer().write(Corrections.voiding(transfer));
    }
}
