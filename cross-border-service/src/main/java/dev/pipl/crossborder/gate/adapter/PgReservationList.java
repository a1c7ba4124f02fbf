package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.gate.ReservationState;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.kit.time.SystemTime;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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

    List<Placed<ReservationView>> after(String handlerId, long ordinal, int limit) {
        return asking(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement(COLUMNS + " and ordinal > ? order by ordinal limit ?")) {
                select.setString(1, handlerId);
                select.setLong(2, ordinal);
                select.setInt(3, limit);
                return Rows.all(select, row -> new Placed<>(view(row), row.getLong("ordinal")));
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
            return Rows.first(select, this::view);
        }
    }

    private ReservationView view(ResultSet row) throws SQLException {
        Instant expiresAt = Instants.of(row, "expires_at");
        ReservationState stored = ReservationState.valueOf(row.getString("state"));
        boolean isExpired = stored == ReservationState.HELD && !expiresAt.isAfter(machineClock.instant());
        Optional<Instant> endedAt = Instants.ifAny(row, "ended_at");
        return new ReservationView(
                row.getString("id"),
                row.getInt("year"),
                isExpired ? ReservationState.EXPIRED : stored,
                row.getString("check_id"),
                BeijingCalendar.at(Instants.of(row, "created_at")),
                BeijingCalendar.at(expiresAt),
                endedAt.map(BeijingCalendar::at).orElse(null),
                row.getString("event_id"));
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
