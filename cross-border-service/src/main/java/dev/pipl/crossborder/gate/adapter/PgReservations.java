package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.crossborder.gate.GateStanding;
import dev.pipl.crossborder.gate.HeldReservations;
import dev.pipl.crossborder.gate.Reservation;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.ProspectiveCounts.Prospect;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.kit.time.SystemTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * How the handlers' gates stand, and what they hold. Everything is asked of the database for every question, because another
 * instance may have changed it; of the reservations, which may be many, only what the last look could not see.
 */
@ApplicationScoped
public class PgReservations {

    /** Each row tells the same but for the reservation; one row without a reservation where none is to be told of. */
    private static final String LOOK = """
            select g.mode, g.reservations_version,
              (select coalesce(sum(changes), 0) from record_change where handler_id in (asked.handler_id, '')),
              (select turn from ledger_row where handler_id = asked.handler_id order by turn desc limit 1),
              cast(pg_snapshot_xmin(pg_current_snapshot()) as text),
              r.id, r.state = 'HELD' and r.persons is not null
            from (select cast(? as text) as handler_id) asked
            left join gate_handler g on g.handler_id = asked.handler_id
            left join gate_reservation r on r.handler_id = asked.handler_id and r.year = ?
            """;

    private static final String FIRST_LOOK = LOOK + " and r.state = 'HELD' and r.expires_at > ?";
    /** Transactions from the oldest on that was not over when the last look was taken, whether it saw them or not. */
    private static final String NEXT_LOOK = LOOK + " and r.changed_in >= cast(? as xid8)";

    private static final String CONTENT = """
            select id, occurred_at, counted, dataset_id, non_sensitive, sensitive, persons, expires_at
            from gate_reservation where id = any (?) and persons is not null
            """;
    private static final String TAKE_TURN = """
            insert into gate_handler as g (handler_id, reservations_version) values (?, 1)
            on conflict (handler_id) do update set reservations_version = g.reservations_version + 1
            where g.reservations_version = ?
            """;
    private static final String INSERT = """
            insert into gate_reservation (id, handler_id, year, check_id, created_at, expires_at, occurred_at, counted,
                                          non_sensitive, sensitive, dataset_id, persons)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ERASE = """
            update gate_reservation set persons = null where persons is not null and expires_at <= ?
            """;

    /** Technical: a look is taken again when a reservation ended in the middle of it. */
    private static final int LOOKS_MAX = 20;

    /** Technical: handlers' years whose list is remembered. */
    private static final int KNOWN_MAX = 20_000;

    private final DataSource database;
    private final Clock machineClock;
    /** By id, so that a reservation stays one object however many questions read it. */
    private final Map<String, Reservation> remembered = new ConcurrentHashMap<>();

    private final Map<HandlerYear, Known> known = new ConcurrentHashMap<>();

    PgReservations(DataSource database, @SystemTime Clock machineClock) {
        this.database = database;
        this.machineClock = machineClock;
    }

    private record HandlerYear(String handlerId, int year) {}

    /**
     * What was held as of a snapshot.
     *
     * @param since the oldest transaction that the snapshot may not have seen
     */
    private record Known(String since, HeldReservations held) {}

    /**
     * How the handler's gate stands now.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    GateStanding standing(String handlerId, int year) {
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < LOOKS_MAX; i++) {
                Optional<GateStanding> standing = look(connection, new HandlerYear(handlerId, year));
                if (standing.isPresent()) {
                    return standing.get();
                }
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the reservations cannot be read", e);
        }
        throw new LedgerUnavailable("the reservations end faster than they can be read");
    }

    /** Empty where a reservation ended between the look that told of it and the one at its persons. */
    private Optional<GateStanding> look(Connection connection, HandlerYear of) throws SQLException {
        Instant now = machineClock.instant();
        Known before = known.get(of);
        try (PreparedStatement look = connection.prepareStatement(before == null ? FIRST_LOOK : NEXT_LOOK)) {
            look.setString(1, of.handlerId());
            look.setInt(2, of.year());
            if (before == null) {
                look.setObject(3, now.atOffset(ZoneOffset.UTC));
            } else {
                look.setString(3, before.since());
            }
            try (ResultSet row = look.executeQuery()) {
                row.next();
                GateMode mode = Optional.ofNullable(row.getString(1))
                        .map(GateMode::valueOf)
                        .orElse(GateMode.ENFORCE);
                long version = row.getLong(2);
                long recordChanges = row.getLong(3);
                long turn = row.getLong(4);
                String since = row.getString(5);
                HeldReservations earlier = before == null
                        ? HeldReservations.of(List.of(), now)
                        : before.held().at(now);
                Optional<HeldReservations> held = held(connection, of, earlier, now, told(row));
                held.ifPresent(newest -> remember(of, new Known(since, newest)));
                return held.map(newest -> new GateStanding(mode, version, newest, recordChanges, turn));
            }
        }
    }

    private void remember(HandlerYear of, Known newest) {
        if (known.size() >= KNOWN_MAX) {
            known.clear();
        }
        known.put(of, newest);
    }

    /** Of the reservations in the row at hand and those after it, whether each holds. */
    private static Map<String, Boolean> told(ResultSet row) throws SQLException {
        Map<String, Boolean> told = new LinkedHashMap<>();
        do {
            String id = row.getString(6);
            if (id != null) {
                told.put(id, row.getBoolean(7));
            }
        } while (row.next());
        return told;
    }

    /** The earlier ones with what was told since; the same object when that is nothing new. */
    private Optional<HeldReservations> held(
            Connection connection, HandlerYear of, HeldReservations earlier, Instant now, Map<String, Boolean> told)
            throws SQLException {
        if (told.isEmpty()) {
            return Optional.of(earlier);
        }
        Map<String, Reservation> held = new LinkedHashMap<>();
        earlier.all().forEach(reservation -> held.put(reservation.id(), reservation));
        List<String> come = new ArrayList<>();
        boolean isSame = true;
        for (Map.Entry<String, Boolean> one : told.entrySet()) {
            if (!one.getValue()) {
                isSame &= held.remove(one.getKey()) == null;
                remembered.remove(one.getKey());
            } else if (!held.containsKey(one.getKey())) {
                come.add(one.getKey());
            }
        }
        read(connection, of, come);
        for (String id : come) {
            Reservation reservation = remembered.get(id);
            if (reservation == null) {
                return Optional.empty();
            }
            if (reservation.expiresAt().isAfter(now)) {
                held.put(id, reservation);
                isSame = false;
            }
        }
        return Optional.of(isSame ? earlier : HeldReservations.of(held.values(), now));
    }

    private void read(Connection connection, HandlerYear of, List<String> ids) throws SQLException {
        List<String> unread =
                ids.stream().filter(id -> !remembered.containsKey(id)).toList();
        if (unread.isEmpty()) {
            return;
        }
        try (PreparedStatement select = connection.prepareStatement(CONTENT)) {
            select.setArray(1, connection.createArrayOf("text", unread.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Reservation reservation = reservation(of.handlerId(), of.year(), row);
                    remembered.putIfAbsent(reservation.id(), reservation);
                }
            }
        }
    }

    /**
     * Adds a reservation, provided that nobody else added one since that version.
     *
     * @return false if somebody did: the decision must be made again
     */
    boolean add(Connection transaction, Reservation reservation, String checkId, Instant at, long versionSeen)
            throws SQLException {
        try (PreparedStatement turn = transaction.prepareStatement(TAKE_TURN)) {
            turn.setString(1, reservation.handlerId());
            turn.setLong(2, versionSeen);
            if (turn.executeUpdate() == 0) {
                return false;
            }
        }
        insert(transaction, reservation, checkId, at);
        remembered.put(reservation.id(), reservation);
        return true;
    }

    static void insert(Connection transaction, Reservation reservation, String checkId, Instant at)
            throws SQLException {
        Prospect prospect = reservation.prospect();
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, reservation.id());
            insert.setString(2, reservation.handlerId());
            insert.setInt(3, reservation.year());
            insert.setString(4, checkId);
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.setObject(6, reservation.expiresAt().atOffset(ZoneOffset.UTC));
            insert.setObject(7, prospect.occurredAt().atOffset(ZoneOffset.UTC));
            insert.setBoolean(8, prospect.counted());
            insert.setLong(
                    9,
                    prospect.declaredCounts().map(DeclaredCounts::nonSensitive).orElse(0L));
            insert.setLong(
                    10, prospect.declaredCounts().map(DeclaredCounts::sensitive).orElse(0L));
            insert.setString(
                    11, prospect.declaredCounts().map(DeclaredCounts::datasetId).orElse(null));
            insert.setBytes(12, HeldPersons.bytes(prospect.persons()));
            insert.executeUpdate();
        }
    }

    /** Erases the persons of what has expired, in the table and in memory. */
    void eraseExpired() {
        Instant now = machineClock.instant();
        remembered.values().removeIf(reservation -> !reservation.expiresAt().isAfter(now));
        known.replaceAll((year, of) -> new Known(of.since(), of.held().at(now)));
        try (Connection connection = database.getConnection();
                PreparedStatement erase = connection.prepareStatement(ERASE)) {
            erase.setObject(1, now.atOffset(ZoneOffset.UTC));
            erase.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnavailable("expired reservations cannot be erased", e);
        }
    }

    private static Reservation reservation(String handlerId, int year, ResultSet row) throws SQLException {
        Optional<DeclaredCounts> declared =
                Optional.ofNullable(row.getString("dataset_id")).map(dataset -> new DeclaredCounts(dataset, 0, 0));
        if (declared.isPresent()) {
            declared = Optional.of(new DeclaredCounts(
                    declared.get().datasetId(), row.getLong("non_sensitive"), row.getLong("sensitive")));
        }
        return new Reservation(
                row.getString("id"),
                handlerId,
                year,
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                new Prospect(
                        HeldPersons.of(row.getBytes("persons")),
                        declared,
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("counted")));
    }
}
