package dev.pipl.crossborder.gate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.gate.Reservation;
import dev.pipl.crossborder.gate.ReservationState;
import dev.pipl.crossborder.ledger.CommittedLedger;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Reservations on a real database that end: by their time, by the event they were made for, or released. */
class EndedReservationsStoreIT {

    @AutoClose
    private static final CommittedLedger ledger = new CommittedLedger();

    private final ReservingHandler handler = new ReservingHandler(ledger);
    private final PgReservations here = handler.here;
    private final PgReservations there = handler.there;

    @Test
    void aReservationEndsWithItsTimeAndItsPersonsAreErased() throws SQLException {
        Reservation reservation = handler.reserve(here, handler.reservation("e-1", 0, 3));

        handler.clock.setTo(reservation.expiresAt().minusMillis(1));
        here.eraseExpired();
        assertThat(handler.held(there)).hasSize(1);
        assertThat(withPersons()).isEqualTo(1);
        handler.clock.setTo(reservation.expiresAt());
        assertThat(handler.held(there)).isEmpty();
        here.eraseExpired();
        assertThat(withPersons()).isZero();
        assertThat(handler.held(here)).isEmpty();
    }

    private long withPersons() throws SQLException {
        return ledger.number("select count(*) from gate_reservation where persons is not null and handler_id = '"
                + handler.id + "'");
    }

    @Test
    void anAcceptedEventRedeemsWhatItNamesInTheLedgersOwnTransaction() throws SQLException {
        Reservation reservation = handler.reserve(here, handler.reservation("e-1", 0, 3));

        ledger.send(handler.redeeming(reservation.id(), "e-1", 0, 3));

        assertThat(handler.held(there)).isEmpty();
        assertThat(ledger.number("select count(*) from gate_reservation where id = '" + reservation.id()
                        + "' and state = 'REDEEMED' and event_id = 'e-1' and persons is null"))
                .isEqualTo(1);
        assertThat(handler.counted()).isEqualTo(3);
    }

    @Test
    void anEventThatNamesAnUnknownOrExpiredReservationCountsAllTheSame() throws SQLException {
        Reservation reservation = handler.reserve(here, handler.reservation("e-1", 0, 3));
        handler.clock.setTo(reservation.expiresAt().plusSeconds(60));
        here.eraseExpired();

        ledger.send(handler.redeeming(reservation.id(), "e-1", 0, 3));
        ledger.send(handler.redeeming("nobody-knows-it", "e-2", 3, 5));

        assertThat(handler.counted()).isEqualTo(5);
    }

    @Test
    void nobodyRedeemsWhatIsHeldForAnotherHandler() throws SQLException {
        Reservation reservation = handler.reserve(here, handler.reservation("e-1", 0, 3));
        ReservingHandler another = new ReservingHandler(ledger);

        ledger.send(another.redeeming(reservation.id(), "e-1", 0, 3));

        assertThat(handler.held(here)).containsExactly(reservation);
    }

    @Test
    void reservationsAreListedInTheirOrderWithWhatBecameOfThem() throws SQLException {
        PgReservationList list = new PgReservationList(ledger.database(), handler.clock);
        Reservation released = handler.reserve(here, handler.reservation("e-1", 0, 1));
        Reservation held = handler.reserve(here, handler.reservation("e-2", 1, 2));

        handler.committed(connection -> {
            assertThat(list.lock(connection, handler.id, released.id())).isPresent();
            list.release(connection, handler.id, released.id(), CommittedLedger.CLOCK.instant());
            return true;
        });

        assertThat(list.after(handler.id, 0, 10))
                .extracting(listed -> listed.item().state())
                .containsExactly(ReservationState.RELEASED, ReservationState.HELD);
        assertThat(handler.held(here)).containsExactly(held);
        handler.clock.setTo(held.expiresAt());
        assertThat(list.find(handler.id, held.id()).orElseThrow().state()).isEqualTo(ReservationState.EXPIRED);
        assertThat(list.find("another", held.id())).isEmpty();
    }
}
