package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.gate.ReservationState;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.kit.time.SystemTime;
import dev.pipl.law.time.BeijingCalendar;
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
import java.util.Optional;
import javax.sql.DataSource;

/** A handler's reservations, past ones too, for whoever looks after them. */
@ApplicationScoped
public class PgReservationList {

    private static final String COLUMNS = """
            select id, year, state, check_id, created_at, expires_at, ended_at, event_id, ordinal
            from gate_reservation where handler_id = ?
            """;
    private static final String RELEASE = """
            update gate_reservation set state = 'RELEASED', ended_at = ?, persons = null where id = ? and handler_id = ?
            """;

    private final DataSource database;
    private final Clock machineClock;

    PgReservationList(DataSource database, @SystemTime Clock machineClock) {
        this.database = database;
        this.machineClock = machineClock;
    }

    /** A reservation with its place in the handler's list. */
    record Listed(ReservationView view, long ordinal) {}

    List<Listed> after(String handlerId, long ordinal, int limit) {
        return asking(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(COLUMNS + " and ordinal > ? order by ordinal limit ?")) {
                select.setString(1, handlerId);
                select.setLong(2, ordinal);
                select.setInt(3, limit);
                return rows(select);
            }
        });
    }

    Optional<ReservationView> find(String handlerId, String id) {
        return asking(connection -> find(connection, handlerId, id, ""));
    }

    /** The reservation, which nobody ends before the transaction does. */
    Optional<ReservationView> lock(Connection transaction, String handlerId, String id) throws SQLException {
        return find(transaction, handlerId, id, " for update");
    }

    void release(Connection transaction, String handlerId, String id, Instant at) throws SQLException {
        try (PreparedStatement release = transaction.prepareStatement(RELEASE)) {
            release.setObject(1, at.atOffset(ZoneOffset.UTC));
            release.setString(2, id);
            release.setString(3, handlerId);
            release.executeUpdate();
        }
    }

    private Optional<ReservationView> find(Connection connection, String handlerId, String id, String suffix)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + " and id = ?" + suffix)) {
            select.setString(1, handlerId);
            select.setString(2, id);
            return rows(select).stream().map(Listed::view).findFirst();
        }
    }

    private List<Listed> rows(PreparedStatement select) throws SQLException {
        List<Listed> listed = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                listed.add(new Listed(view(row), row.getLong("ordinal")));
            }
        }
        return listed;
    }

    private ReservationView view(ResultSet row) throws SQLException {
        Instant expiresAt = instant(row, "expires_at");
        ReservationState stored = ReservationState.valueOf(row.getString("state"));
        boolean isExpired = stored == ReservationState.HELD && !expiresAt.isAfter(machineClock.instant());
        Instant endedAt = instant(row, "ended_at");
        return new ReservationView(
                row.getString("id"),
                row.getInt("year"),
                isExpired ? ReservationState.EXPIRED : stored,
                row.getString("check_id"),
                BeijingCalendar.at(instant(row, "created_at")),
                BeijingCalendar.at(expiresAt),
                endedAt == null ? null : BeijingCalendar.at(endedAt),
                row.getString("event_id"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private <T> T asking(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the reservations cannot be read", e);
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }
}
