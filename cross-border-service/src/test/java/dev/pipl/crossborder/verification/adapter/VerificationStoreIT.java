package dev.pipl.crossborder.verification.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.EntryName;
import dev.pipl.crossborder.ledger.FaultKind;
import dev.pipl.crossborder.ledger.KnownHead;
import dev.pipl.crossborder.ledger.LedgerRow;
import dev.pipl.crossborder.ledger.RowFault;
import dev.pipl.crossborder.ledger.VerifiedYear;
import dev.pipl.crossborder.root.ChainHead;
import dev.pipl.crossborder.verification.Verification;
import dev.pipl.crossborder.verification.VerifyHandler;
import dev.pipl.law.Provisions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Rows on a real database that somebody gets at behind the service's back. */
class VerificationStoreIT {

    @AutoClose
    private static final CommittedLedger committed = new CommittedLedger();

    private final VerifiedLedger ledger = new VerifiedLedger(committed);
    private final String handler = ledger.handler();

    @Test
    void aSoundLedgerIsSoundAndTheAnswerIsKept() throws SQLException {
        long before = ledger.alerts();

        Verification verification = ledger.verify(handler);

        assertThat(verification.sound()).isTrue();
        assertThat(verification.years())
                .extracting(VerifiedYear::year, VerifiedYear::rows, VerifiedYear::recounted, VerifiedYear::nonSensitive)
                .containsExactly(tuple(2025, 1L, 1L, 30L), tuple(2026, 2L, 2L, 50L));
        assertThat(ledger.alerts()).isEqualTo(before);
        assertThat(ledger.traces.heads(handler))
                .filteredOn(head -> head.hash().isPresent())
                .extracting(KnownHead::year, KnownHead::sequence)
                .containsExactlyInAnyOrder(tuple(2025, 1L), tuple(2026, 2L));
    }

    @Test
    void oneYearAloneIsVerifiedWhenAskedFor() {
        assertThat(ledger.verifications.verify(handler, OptionalInt.of(2025)).years())
                .extracting(VerifiedYear::year)
                .containsExactly(2025);
        assertThat(ledger.verifications.verify(handler, OptionalInt.of(2024)).years())
                .isEmpty();
    }

    @Test
    void everyFlippedBitOfAStoredBodyIsFoundAndItsEventNamedAndAlertedOnce() throws SQLException {
        Random random = new Random(7);
        LedgerRow row = ledger.store.row(handler, 2026, 1).orElseThrow();
        long before = ledger.alerts();
        int named = 0;
        for (int i = 0; i < 60; i++) {
            byte[] damaged = row.body().clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            ledger.overwrite(row, damaged);

            List<RowFault> faults = ledger.faults(handler);

            assertThat(faults).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.sequence()).isEqualTo(1);
                assertThat(fault.cause()).contains(row.cause().text());
            });
            named += faults.get(0)
                    .entry()
                    .map(EntryName::id)
                    .filter(List.of("second", "third")::contains)
                    .map(id -> 1)
                    .orElse(0);
        }
        ledger.overwrite(row, row.body());

        assertThat(named).isGreaterThan(20);
        assertThat(ledger.alerts()).isEqualTo(before + 1);
        assertThat(ledger.verify(handler).sound()).isTrue();
    }

    @Test
    void aDeletedFirstRowDoesNotHideItsYear() {
        ledger.delete(handler, 2026, 1);

        assertThat(ledger.faults(handler))
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.ROW_MISSING, 1L));
    }

    @Test
    void aNewestRowThatIsGoneIsMissedByTheLastSoundVerificationForGood() {
        ledger.verify(handler);
        ledger.delete(handler, 2026, 2);

        assertThat(ledger.faults(handler))
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.ROW_MISSING, 2L));
        assertThat(ledger.faults(handler))
                .as("an unsound answer does not become what is known")
                .hasSize(1);
    }

    @Test
    void aYearThatIsGoneIsMissed() {
        ledger.verify(handler);
        ledger.delete(handler, 2025, 1);

        assertThat(ledger.verify(handler).years().get(0)).satisfies(year -> {
            assertThat(year.year()).isEqualTo(2025);
            assertThat(year.rows()).isZero();
            assertThat(year.faults()).extracting(RowFault::kind).containsExactly(FaultKind.ROW_MISSING);
        });
    }

    @Test
    void aRowThatIsNotTheSignedOneIsFoundByItsRoot() {
        byte[] signed = new byte[32];
        ledger.root(new ChainHead(handler, 2026, 2, signed));

        assertThat(ledger.faults(handler))
                .extracting(RowFault::kind, RowFault::sequence)
                .containsExactly(tuple(FaultKind.HEAD_DIFFERS, 2L));
    }

    @Test
    void verifyingChangesNoRow() {
        List<LedgerRow> before = rows();

        new VerifyHandler(ledger.store, ledger.traces, Provisions.load(), ledger.clock)
                .verify(handler, OptionalInt.empty());

        assertThat(rows()).usingRecursiveComparison().isEqualTo(before);
    }

    private List<LedgerRow> rows() {
        List<LedgerRow> rows = new ArrayList<>();
        ledger.store.turnsAfter(handler, 0, rows::add);
        return rows;
    }
}
