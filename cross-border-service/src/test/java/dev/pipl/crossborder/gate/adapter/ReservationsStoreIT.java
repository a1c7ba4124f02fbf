package dev.pipl.crossborder.gate.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.crossborder.gate.GateStanding;
import dev.pipl.crossborder.gate.Reservation;
import dev.pipl.crossborder.gate.ReservationState;
import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.ledger.CommittedLedger;
import dev.pipl.crossborder.ledger.ProspectiveCounts;
import dev.pipl.crossborder.ledger.ProspectiveCounts.Prospect;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reservations on a real database, seen by two instances. */
class ReservationsStoreIT {

    private static final int YEAR = 2026;
    private static final HandlerFacts ENTERPRISE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());
    private static final ReadTransfer READ = new ReadTransfer(Instant.parse("2021-10-31T16:00:00Z"));

    private static CommittedLedger ledger;

    private final SettableClock clock = new SettableClock();
    private PgReservations here;
    private PgReservations there;
    private String handler;

    @BeforeAll
    static void startDatabase() {
        ledger = new CommittedLedger();
    }

    @AfterAll
    static void stopDatabase() {
        ledger.close();
    }

    @BeforeEach
    void twoInstances() {
        here = new PgReservations(ledger.database(), clock);
        there = new PgReservations(ledger.database(), clock);
        handler = "h-" + UUID.randomUUID();
    }

    @Test
    void aHandlerThatNeverReservedStandsAtTheBeginning() {
        GateStanding standing = here.standing(handler, YEAR);

        assertThat(standing.mode()).isEqualTo(GateMode.ENFORCE);
        assertThat(standing.version()).isZero();
        assertThat(standing.held().all()).isEmpty();
        assertThat(standing.turn()).isZero();
    }

    @Test
    void whatOneInstanceHoldsTheOtherOneCounts() throws SQLException {
        Reservation reservation = reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 3)));
        reserve(here, reservation);

        GateStanding standing = there.standing(handler, YEAR);

        assertThat(standing.held().all()).containsExactly(reservation);
        assertThat(standing.version()).isEqualTo(1);
        assertThat(project(standing, transfer("e-2").nonSensitive(TransferJson.tokens(2, 5)))
                        .counts()
                        .nonSensitive()
                        .upper())
                .isEqualTo(5);
        assertThat(there.standing(handler, YEAR + 1).held().all()).isEmpty();
        assertThat(there.standing("another", YEAR).held().all()).isEmpty();
    }

    @Test
    void allPartsOfAReservationComeBackAsTheyWere() throws SQLException {
        Reservation reservation = reservation(transfer("e-1")
                .nonSensitive(TransferJson.tokens(0, 30))
                .sensitive(TransferJson.tokens(20, 40))
                .declared("set-1", 7, 2));
        reserve(here, reservation);

        assertThat(there.standing(handler, YEAR).held().all()).containsExactly(reservation);
        assertThat(reservation.prospect().declaredCounts()).contains(new DeclaredCounts("set-1", 7, 2));
    }

    @Test
    void ofTwoConnectionsThatSawTheSameOnlyOneCanReserve() throws Exception {
        GateStanding seen = here.standing(handler, YEAR);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection first = ledger.database().getConnection();
                Connection second = ledger.database().getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            assertThat(add(here, first, reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 1))), seen))
                    .isTrue();

            Future<Boolean> waiting = other.submit(() ->
                    add(there, second, reservation(transfer("e-2").nonSensitive(TransferJson.tokens(1, 2))), seen));
            first.commit();

            assertThat(waiting.get(60, TimeUnit.SECONDS)).isFalse();
            second.rollback();
        } finally {
            other.shutdownNow();
        }
        assertThat(there.standing(handler, YEAR).held().all()).hasSize(1);
    }

    @Test
    void whoeverRetriesAfterwardsSeesTheFirst() throws SQLException {
        reserve(here, reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 1))));
        reserve(there, reservation(transfer("e-2").nonSensitive(TransferJson.tokens(1, 2))));

        assertThat(here.standing(handler, YEAR).held().all()).hasSize(2);
        assertThat(here.standing(handler, YEAR).version()).isEqualTo(2);
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
            Reservation wanted = reservation(transfer("e-" + i).nonSensitive(TransferJson.token(i)));
            asked.add(pool.submit(() -> {
                start.await();
                return reserveBelow(instance, wanted, places);
            }));
        }

        start.countDown();

        int reserved = 0;
        for (Future<Boolean> one : asked) {
            reserved += one.get(60, TimeUnit.SECONDS) ? 1 : 0;
        }
        pool.shutdownNow();
        assertThat(reserved).isEqualTo(places);
        assertThat(here.standing(handler, YEAR).held().all()).hasSize(places);
    }

    @Test
    void aReservationEndsWithItsTimeAndItsPersonsAreErased() throws SQLException {
        Reservation reservation = reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 3)));
        reserve(here, reservation);

        clock.now = reservation.expiresAt().minusMillis(1);
        here.eraseExpired();
        assertThat(there.standing(handler, YEAR).held().all()).hasSize(1);
        assertThat(withPersons()).isEqualTo(1);
        clock.now = reservation.expiresAt();
        assertThat(there.standing(handler, YEAR).held().all()).isEmpty();
        here.eraseExpired();
        assertThat(withPersons()).isZero();
        assertThat(here.standing(handler, YEAR).held().all()).isEmpty();
    }

    @Test
    void anAcceptedEventRedeemsWhatItNamesInTheLedgersOwnTransaction() throws SQLException {
        Reservation reservation = reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 3)));
        reserve(here, reservation);

        send(transfer("e-1")
                .nonSensitive(TransferJson.tokens(0, 3))
                .withData(data -> data.put("reservationId", reservation.id())));

        assertThat(there.standing(handler, YEAR).held().all()).isEmpty();
        assertThat(ledger.number("select count(*) from gate_reservation where id = '" + reservation.id()
                        + "' and state = 'REDEEMED' and event_id = 'e-1' and persons is null"))
                .isEqualTo(1);
        assertThat(counted()).isEqualTo(3);
    }

    /** What an instance knows it never reads again: it must hear of every change, in whatever order they commit. */
    @Test
    void aReservationThatCommitsAfterLaterOnesIsNotMissed() throws SQLException {
        Reservation late = reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 1)));
        Reservation early = reservation(transfer("e-2").nonSensitive(TransferJson.tokens(1, 2)));
        try (Connection open = ledger.database().getConnection()) {
            open.setAutoCommit(false);
            insert(open, late);
            committed(connection -> insert(connection, early));
            assertThat(there.standing(handler, YEAR).held().all()).containsExactly(early);
            open.commit();
        }

        assertThat(there.standing(handler, YEAR).held().all()).containsExactlyInAnyOrder(early, late);
    }

    @Test
    void whatDidNotChangeStaysTheSameObjectFromQuestionToQuestion() throws SQLException {
        reserve(here, reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 1))));
        GateStanding first = there.standing(handler, YEAR);

        assertThat(there.standing(handler, YEAR).held()).isSameAs(first.held());
    }

    @Test
    void aLookTellsHowFarTheLedgerWasAtItsMoment() throws SQLException {
        assertThat(here.standing(handler, YEAR).turn()).isZero();
        send(transfer("e-1").nonSensitive(TransferJson.tokens(0, 3)));

        assertThat(here.standing(handler, YEAR).turn())
                .isEqualTo(ledger.number("select max(turn) from ledger_row where handler_id = '" + handler + "'"));
    }

    @Test
    void anEventThatNamesAnUnknownOrExpiredReservationCountsAllTheSame() throws SQLException {
        Reservation reservation = reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 3)));
        reserve(here, reservation);
        clock.now = reservation.expiresAt().plusSeconds(60);
        here.eraseExpired();

        send(transfer("e-1")
                .nonSensitive(TransferJson.tokens(0, 3))
                .withData(data -> data.put("reservationId", reservation.id())));
        send(transfer("e-2")
                .nonSensitive(TransferJson.tokens(3, 5))
                .withData(data -> data.put("reservationId", "nobody-knows-it")));

        assertThat(counted()).isEqualTo(5);
    }

    @Test
    void nobodyRedeemsWhatIsHeldForAnotherHandler() throws SQLException {
        String owner = handler;
        Reservation reservation = reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 3)));
        reserve(here, reservation);
        handler = "h-" + UUID.randomUUID();

        send(transfer("e-1")
                .nonSensitive(TransferJson.tokens(0, 3))
                .withData(data -> data.put("reservationId", reservation.id())));

        assertThat(here.standing(owner, YEAR).held().all()).containsExactly(reservation);
    }

    @Test
    void aModeIsSetOnceForEachVersionAndLeavesTheReservationsAlone() throws SQLException {
        PgGateModes modes = new PgGateModes(ledger.database());
        assertThat(modes.find(handler)).isEqualTo(PgGateModes.Versioned.UNSET);
        reserve(here, reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 1))));

        assertThat(committed(connection -> {
                    assertThat(modes.lock(connection, handler)).isEqualTo(PgGateModes.Versioned.UNSET);
                    modes.set(connection, handler, GateMode.WARN);
                    return true;
                }))
                .isTrue();

        assertThat(modes.find(handler)).isEqualTo(new PgGateModes.Versioned(GateMode.WARN, 1));
        assertThat(here.standing(handler, YEAR).mode()).isEqualTo(GateMode.WARN);
        assertThat(here.standing(handler, YEAR).version()).isEqualTo(1);
    }

    @Test
    void reservationsAreListedInTheirOrderWithWhatBecameOfThem() throws SQLException {
        PgReservationList list = new PgReservationList(ledger.database(), clock);
        Reservation released = reservation(transfer("e-1").nonSensitive(TransferJson.tokens(0, 1)));
        Reservation held = reservation(transfer("e-2").nonSensitive(TransferJson.tokens(1, 2)));
        reserve(here, released);
        reserve(here, held);

        committed(connection -> {
            assertThat(list.lock(connection, handler, released.id())).isPresent();
            list.release(connection, handler, released.id(), CommittedLedger.CLOCK.instant());
            return true;
        });

        assertThat(list.after(handler, 0, 10))
                .extracting(listed -> listed.item().state())
                .containsExactly(ReservationState.RELEASED, ReservationState.HELD);
        assertThat(here.standing(handler, YEAR).held().all()).containsExactly(held);
        clock.now = held.expiresAt();
        assertThat(list.find(handler, held.id()).orElseThrow().state()).isEqualTo(ReservationState.EXPIRED);
        assertThat(list.find("another", held.id())).isEmpty();
    }

    private boolean reserveBelow(PgReservations instance, Reservation wanted, long places) throws Exception {
        while (true) {
            GateStanding standing = instance.standing(handler, YEAR);
            if (ledger.ledger()
                            .ahead()
                            .project(
                                    handler,
                                    YEAR,
                                    standing.turn(),
                                    standing.held().transfers(),
                                    wanted.prospect())
                            .counts()
                            .nonSensitive()
                            .upper()
                    > places) {
                return false;
            }
            if (committed(connection -> add(instance, connection, wanted, standing))) {
                return true;
            }
        }
    }

    /** Without its turn: no two of a handler's are ever made like that, and yet none may be missed. */
    private boolean insert(Connection connection, Reservation reservation) throws SQLException {
        PgReservations.insert(connection, reservation, "check-1", CommittedLedger.CLOCK.instant());
        return true;
    }

    private void reserve(PgReservations instance, Reservation reservation) throws SQLException {
        GateStanding standing = instance.standing(handler, YEAR);
        assertThat(committed(connection -> add(instance, connection, reservation, standing)))
                .isTrue();
    }

    private static boolean add(
            PgReservations instance, Connection connection, Reservation reservation, GateStanding seen)
            throws SQLException {
        return instance.add(connection, reservation, "check-1", CommittedLedger.CLOCK.instant(), seen.version());
    }

    private interface Work {
        boolean run(Connection connection) throws SQLException;
    }

    private static boolean committed(Work work) throws SQLException {
        try (Connection connection = ledger.database().getConnection()) {
            connection.setAutoCommit(false);
            boolean isDone = work.run(connection);
            connection.commit();
            return isDone;
        }
    }

    private ProspectiveCounts.Projected project(GateStanding standing, TransferJson further) {
        return ledger.ledger()
                .ahead()
                .project(
                        handler,
                        YEAR,
                        standing.turn(),
                        standing.held().transfers(),
                        reservation(further).prospect());
    }

    private Reservation reservation(TransferJson event) {
        OutboundTransfer transfer = (OutboundTransfer)
                READ.record(TransferJson.utf8(handler), Map.of(), event.bytes(), CommittedLedger.CLOCK.instant())
                        .event()
                        .orElseThrow();
        Persons persons = ledger.ledger().ahead().persons(transfer).orElseThrow();
        return new Reservation(
                UUID.randomUUID().toString(),
                handler,
                YEAR,
                clock.now.plus(Duration.ofMinutes(15)),
                new Prospect(persons, transfer.declaredCounts(), transfer.occurredAt(), true));
    }

    private TransferJson transfer(String id) {
        return TransferJson.recorded(handler, "r-1", id, "2026-03-01T08:00:00+08:00");
    }

    private void send(TransferJson event) {
        ledger.send(ENTERPRISE, "SG", List.of(event));
    }

    private long counted() {
        return ledger.ledger()
                .reader()
                .year(handler, YEAR)
                .headCounts()
                .nonSensitive()
                .upper();
    }

    private long withPersons() throws SQLException {
        return ledger.number(
                "select count(*) from gate_reservation where persons is not null and handler_id = '" + handler + "'");
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-11-20T04:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
