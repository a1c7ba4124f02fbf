package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.crossborder.gate.GateStanding;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * What is held. The persons of a reservation never change, so that an instance reads them once; whether the reservations
 * that hold are still the same is asked of the database every time, because another instance may have added or ended one.
 */
@ApplicationScoped
public class PgReservations {

    /** The number moves with every reservation that is made or ends before its time. */
    private static final String STANDING = """
            select g.mode, g.reservations_version,
              (select coalesce(sum(changes), 0) from record_change where handler_id = 'reservations of ' || asked.handler_id)
            from (select cast(? as text) as handler_id) asked
            left join gate_handler g on g.handler_id = asked.handler_id
            """;

    private static final String HELD = """
            select id from gate_reservation
            where handler_id = ? and year = ? and state = 'HELD' and expires_at > ?
            """;
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

    /** Technical: handlers' years whose list is remembered. */
    private static final int KNOWN_MAX = 20_000;

    private final DataSource database;
    private final Clock machineClock;
    private final Map<String, Reservation> remembered = new ConcurrentHashMap<>();
    private final Map<HandlerYear, Held> known = new ConcurrentHashMap<>();

    PgReservations(DataSource database, @SystemTime Clock machineClock) {
        this.database = database;
        this.machineClock = machineClock;
    }

    /**
     * How the handler's gate stands now.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    GateStanding standing(String handlerId, int year) {
        Instant now = machineClock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(STANDING)) {
            select.setString(1, handlerId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                GateMode mode = Optional.ofNullable(row.getString(1))
                        .map(GateMode::valueOf)
                        .orElse(GateMode.ENFORCE);
                long version = row.getLong(2);
                return new GateStanding(mode, version, held(connection, handlerId, year, row.getLong(3), now));
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable("the reservations cannot be read", e);
        }
    }

    /** Those of the handler's year as they were when so many changes had been made; time ends them by itself. */
    private record Held(long changes, List<Reservation> reservations) {
        List<Reservation> at(Instant now) {
            for (Reservation reservation : reservations) {
                if (!reservation.expiresAt().isAfter(now)) {
                    return reservations.stream()
                            .filter(one -> one.expiresAt().isAfter(now))
                            .toList();
                }
            }
            return reservations;
        }
    }

    private record HandlerYear(String handlerId, int year) {}

    private List<Reservation> held(Connection connection, String handlerId, int year, long changes, Instant now)
            throws SQLException {
        HandlerYear of = new HandlerYear(handlerId, year);
        Held before = known.get(of);
        if (before != null && before.changes() == changes) {
            return before.at(now);
        }
        // The number was read first: the list is at least as new as it says.
        Held fresh = new Held(changes, read(connection, handlerId, year, now));
        if (known.size() >= KNOWN_MAX) {
            known.clear();
        }
        known.put(of, fresh);
        return fresh.reservations();
    }

    private List<Reservation> read(Connection connection, String handlerId, int year, Instant now) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(HELD)) {
            select.setString(1, handlerId);
            select.setInt(2, year);
            select.setObject(3, now.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        List<String> unread =
                ids.stream().filter(id -> !remembered.containsKey(id)).toList();
        if (!unread.isEmpty()) {
            try (PreparedStatement select = connection.prepareStatement(CONTENT)) {
                select.setArray(1, connection.createArrayOf("text", unread.toArray()));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Reservation reservation = reservation(handlerId, year, row);
                        // Two questions may read it at once; what is remembered stays one object.
                        remembered.putIfAbsent(reservation.id(), reservation);
                    }
                }
            }
        }
        List<Reservation> held = new ArrayList<>(ids.size());
        for (String id : ids) {
            // One that ended between the two looks is in the ledger by now, or holds nobody any more.
            Optional.ofNullable(remembered.get(id)).ifPresent(held::add);
        }
        return List.copyOf(held);
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
        return true;
    }

    /** Erases the persons of what has expired, in the table and in memory. */
    void eraseExpired() {
        Instant now = machineClock.instant();
        remembered.values().removeIf(reservation -> !reservation.expiresAt().isAfter(now));
        known.replaceAll((year, held) -> new Held(held.changes(), held.at(now)));
        known.values().removeIf(held -> held.reservations().isEmpty());
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
