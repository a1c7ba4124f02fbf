package dev.pipl.crossborder.gate.adapter;

import static dev.pipl.crossborder.gate.adapter.ReservingHandler.YEAR;
import static dev.pipl.crossborder.gate.adapter.ReservingHandler.add;
import static dev.pipl.crossborder.gate.adapter.ReservingHandler.insert;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.crossborder.gate.GateStanding;
import dev.pipl.crossborder.gate.Reservation;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.TransferJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Reservations on a real database, made and counted by two instances. */
class ReservationsStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final ReservingHandler handler = new ReservingHandler(ledger);
    private final PgReservations here = handler.here;
    private final PgReservations there = handler.there;

    @Test
    void aHandlerThatNeverReservedStandsAtTheBeginning() {
        GateStanding standing = here.standing(handler.id, YEAR);

        assertThat(standing.mode()).isEqualTo(GateMode.ENFORCE);
        assertThat(standing.version()).isZero();
        assertThat(standing.held().all()).isEmpty();
        assertThat(standing.turn()).isZero();
    }

    @Test
    void whatOneInstanceHoldsTheOtherOneCounts() throws SQLException {
        Reservation reservation = handler.reserve(here, handler.reservation("e-1", 0, 3));

        GateStanding standing = there.standing(handler.id, YEAR);

        assertThat(standing.held().all()).containsExactly(reservation);
        assertThat(standing.version()).isEqualTo(1);
        assertThat(handler.foreseen(standing, handler.reservation("e-2", 2, 5))).isEqualTo(5);
        assertThat(there.standing(handler.id, YEAR + 1).held().all()).isEmpty();
        assertThat(there.standing("another", YEAR).held().all()).isEmpty();
    }

    @Test
    void allPartsOfAReservationComeBackAsTheyWere() throws SQLException {
        Reservation reservation = handler.reserve(
                here,
                handler.reservation(handler.transfer("e-1", 0, 30)
                        .sensitive(TransferJson.tokens(20, 40))
                        .declared("set-1", 7, 2)));

        assertThat(handler.held(there)).containsExactly(reservation);
        assertThat(reservation.prospect().declaredCounts()).contains(new DeclaredCounts("set-1", 7, 2));
    }

    @Test
    void ofTwoConnectionsThatSawTheSameOnlyOneCanReserve() throws Exception {
        GateStanding seen = here.standing(handler.id, YEAR);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection first = ledger.database().getConnection();
                Connection second = ledger.database().getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            assertThat(add(here, first, handler.reservation("e-1", 0, 1), seen)).isTrue();

            Future<Boolean> waiting = other.submit(() -> add(there, second, handler.reservation("e-2", 1, 2), seen));
            first.commit();

            assertThat(waiting.get(60, TimeUnit.SECONDS)).isFalse();
            second.rollback();
        } finally {
            other.shutdownNow();
        }
        assertThat(handler.held(there)).hasSize(1);
    }

    @Test
    void whoeverRetriesAfterwardsSeesTheFirst() throws SQLException {
        handler.reserve(here, handler.reservation("e-1", 0, 1));
        handler.reserve(there, handler.reservation("e-2", 1, 2));

        assertThat(handler.held(here)).hasSize(2);
        assertThat(here.standing(handler.id, YEAR).version()).isEqualTo(2);
    }

    /** Sixteen exports on two instances want the places of five: only five get one. */
    @Test
    void parallelExportsTakeNoMorePlacesThanThereAre() throws Exception {
        int places = 5;
        int exports = 16;
        ExecutorService pool = Executors.newFixedThreadPool(exports);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> asked = new ArrayList<>();
        for (int i = 0; i < exports; i++) {
            PgReservations instance = i % 2 == 0 ? here : there;
            Reservation wanted = handler.reservation("e-" + i, i, i + 1);
            asked.add(pool.submit(() -> {
                start.await();
                return handler.reserveBelow(instance, wanted, places);
            }));
        }

        start.countDown();

        int reserved = 0;
        for (Future<Boolean> one : asked) {
            reserved += one.get(60, TimeUnit.SECONDS) ? 1 : 0;
        }
        pool.shutdownNow();
        assertThat(reserved).isEqualTo(places);
        assertThat(handler.held(here)).hasSize(places);
    }

    /** What an instance knows it never reads again: it must hear of every change, in whatever order they commit. */
    @Test
    void aReservationThatCommitsAfterLaterOnesIsNotMissed() throws SQLException {
        Reservation late = handler.reservation("e-1", 0, 1);
        Reservation early = handler.reservation("e-2", 1, 2);
        try (Connection open = ledger.database().getConnection()) {
            open.setAutoCommit(false);
            insert(open, late);
            handler.committed(connection -> insert(connection, early));
            assertThat(handler.held(there)).containsExactly(early);
            open.commit();
        }

        assertThat(handler.held(there)).containsExactlyInAnyOrder(early, late);
    }

    @Test
    void whatDidNotChangeStaysTheSameObjectFromQuestionToQuestion() throws SQLException {
        handler.reserve(here, handler.reservation("e-1", 0, 1));
        GateStanding first = there.standing(handler.id, YEAR);

        assertThat(there.standing(handler.id, YEAR).held()).isSameAs(first.held());
    }

    @Test
    void aLookTellsHowFarTheLedgerWasAtItsMoment() throws SQLException {
        assertThat(here.standing(handler.id, YEAR).turn()).isZero();
        ledger.send(handler.transfer("e-1", 0, 3));

        assertThat(here.standing(handler.id, YEAR).turn())
                .isEqualTo(ledger.number("select max(turn) from ledger_row where handler_id = '" + handler.id + "'"));
    }

    @Test
    void aModeIsSetOnceForEachVersionAndLeavesTheReservationsAlone() throws SQLException {
        PgGateModes modes = new PgGateModes(ledger.database());
        assertThat(modes.find(handler.id)).isEqualTo(PgGateModes.Versioned.UNSET);
        handler.reserve(here, handler.reservation("e-1", 0, 1));

        assertThat(handler.committed(connection -> {
                    assertThat(modes.lock(connection, handler.id)).isEqualTo(PgGateModes.Versioned.UNSET);
                    modes.set(connection, handler.id, GateMode.WARN);
                    return true;
                }))
                .isTrue();

        assertThat(modes.find(handler.id)).isEqualTo(new PgGateModes.Versioned(GateMode.WARN, 1));
        assertThat(here.standing(handler.id, YEAR).mode()).isEqualTo(GateMode.WARN);
        assertThat(here.standing(handler.id, YEAR).version()).isEqualTo(1);
    }
}
