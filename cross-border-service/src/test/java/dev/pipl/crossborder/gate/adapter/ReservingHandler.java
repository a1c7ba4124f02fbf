package dev.pipl.crossborder.gate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.gate.GateStanding;
import dev.pipl.crossborder.gate.Reservation;
import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.ProspectiveCounts;
import dev.pipl.crossborder.ledger.ProspectiveCounts.Prospect;
import dev.pipl.crossborder.ledger.SimulatedClock;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.TransferJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** One handler of a committed ledger that reserves places in 2026 at two instances of the gate. */
final class ReservingHandler {

    static final int YEAR = 2026;

    final String id = "h-" + UUID.randomUUID();
    final SimulatedClock clock = new SimulatedClock(CommittedLedger.CLOCK.instant());
    final PgReservations here;
    final PgReservations there;
    private final CommittedLedger ledger;

    ReservingHandler(CommittedLedger ledger) {
        this.ledger = ledger;
        here = new PgReservations(ledger.database(), clock);
        there = new PgReservations(ledger.database(), clock);
    }

    TransferJson transfer(String eventId) {
        return TransferJson.recorded(id, "r-1", eventId, "2026-03-01T08:00:00+08:00");
    }

    /** A transfer of the persons from the one to before the other. */
    TransferJson transfer(String eventId, int from, int to) {
        return transfer(eventId).nonSensitive(TransferJson.tokens(from, to));
    }

    /** The same, that redeems a reservation. */
    TransferJson redeeming(String reservation, String eventId, int from, int to) {
        return transfer(eventId, from, to).withData(data -> data.put("reservationId", reservation));
    }

    /** What the transfer would hold for a quarter of an hour. */
    Reservation reservation(TransferJson event) {
        OutboundTransfer transfer = (OutboundTransfer) CommittedLedger.read(event);
        Persons persons = ledger.ledger().ahead().persons(transfer).orElseThrow();
        return new Reservation(
                UUID.randomUUID().toString(),
                id,
                YEAR,
                clock.instant().plus(Duration.ofMinutes(15)),
                new Prospect(persons, transfer.declaredCounts(), transfer.occurredAt(), true));
    }

    Reservation reservation(String eventId, int from, int to) {
        return reservation(transfer(eventId, from, to));
    }

    Reservation reserve(PgReservations instance, Reservation reservation) throws SQLException {
        GateStanding standing = instance.standing(id, YEAR);
        assertThat(committed(connection -> add(instance, connection, reservation, standing)))
                .isTrue();
        return reservation;
    }

    /** Reserves as the gate does: again and again until nobody came in between, while fewer are counted and held. */
    boolean reserveBelow(PgReservations instance, Reservation wanted, long places) throws SQLException {
        while (true) {
            GateStanding standing = instance.standing(id, YEAR);
            if (foreseen(standing, wanted) > places) {
                return false;
            }
            if (committed(connection -> add(instance, connection, wanted, standing))) {
                return true;
            }
        }
    }

    static boolean add(PgReservations instance, Connection connection, Reservation reservation, GateStanding seen)
            throws SQLException {
        return instance.add(connection, reservation, "check-1", CommittedLedger.CLOCK.instant(), seen.version());
    }

    /** Without its turn: no two of a handler's are ever made like that, and yet none may be missed. */
    static boolean insert(Connection connection, Reservation reservation) throws SQLException {
        PgReservations.insert(connection, reservation, "check-1", CommittedLedger.CLOCK.instant());
        return true;
    }

    /** The persons that would be counted this year with everything held and the one wanted. */
    long foreseen(GateStanding standing, Reservation wanted) {
        ProspectiveCounts.Projected projected = ledger.ledger()
                .ahead()
                .project(id, YEAR, standing.turn(), standing.held().transfers(), wanted.prospect());
        return projected.counts().nonSensitive().upper();
    }

    List<Reservation> held(PgReservations instance) {
        return instance.standing(id, YEAR).held().all();
    }

    /** The persons that are counted this year. */
    long counted() {
        return ledger.year(id).headCounts().nonSensitive().upper();
    }

    /** Work on the database, of which the test asks whether it was done. */
    interface Work {
        boolean run(Connection connection) throws SQLException;
    }

    boolean committed(Work work) throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            connection.setAutoCommit(false);
            boolean isDone = work.run(connection);
            connection.commit();
            return isDone;
        }
    }
}
