package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.mechanism.CalendarDays;
import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.crossborder.mechanism.MechanismsOnFile;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.time.BeijingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The mechanisms' table. */
@ApplicationScoped
public class PgMechanisms implements Mechanisms {

    private static final String FIND = "select dossier from mechanism where id = ?";
    private static final String OF_HANDLER = "select dossier from mechanism where handler_id = ? order by ordinal";
    private static final String LIST =
            "select dossier, ordinal from mechanism where handler_id = ? and ordinal > ? order by ordinal limit ?";
    private static final String DUE = """
            select id from mechanism where look_on <= ? and not (id = any(?))
            order by look_on, id limit 1 for update skip locked
            """;
    private static final String INSERT = """
            insert into mechanism
            (id, handler_id, kind, state, version, dossier, look_on, created_at, created_by)
            values (?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)
            """;
    private static final String UPDATE =
            "update mechanism set state = ?, version = ?, dossier = cast(? as jsonb), look_on = ? where id = ?";
    private static final String LOOKED = "update mechanism set look_on = ? where id = ?";

    private final DataSource database;
    private final Projections projections;
    private final CalendarDays calendar;
    private final Clock clock;

    PgMechanisms(DataSource database, Projections projections, CalendarDays calendar, Clock clock) {
        this.database = database;
        this.projections = projections;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public List<Mechanism> of(String handlerId) {
        return onFile(handlerId).at(clock.instant());
    }

    @Override
    public MechanismsOnFile onFile(String handlerId) {
        return new MechanismsOnFile(dossiers(handlerId));
    }

    @Override
    public boolean isReady() {
        return projections.isReady(PROJECTION);
    }

    /** Everything on record of a handler, also what never was in force. */
    List<Dossier> dossiers(String handlerId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_HANDLER)) {
            select.setString(1, handlerId);
            return Rows.all(select, row -> DossierJson.read(row.getString(1)));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the mechanisms cannot be read", e);
        }
    }

    Optional<Dossier> find(String id) {
        try (Connection connection = database.getConnection()) {
            return find(connection, FIND, id);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the mechanisms cannot be read", e);
        }
    }

    /** Locked until the transaction ends. */
    Optional<Dossier> findForUpdate(Connection transaction, String id) throws SQLException {
        return find(transaction, FIND + " for update", id);
    }

    /** The id of one that the calendar has something to say about, but for these; locked until the transaction ends. */
    Optional<String> nextToLookAt(Connection transaction, LocalDate today, Set<String> without) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(DUE)) {
            select.setObject(1, today);
            select.setArray(2, transaction.createArrayOf("text", without.toArray()));
            return Rows.first(select, row -> row.getString(1));
        }
    }

    private static Optional<Dossier> find(Connection connection, String sql, Object parameter) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, parameter);
            return Rows.first(select, row -> DossierJson.read(row.getString(1)));
        }
    }

    /** The handler's mechanisms after that place, oldest first. */
    List<Placed<Dossier>> list(String handlerId, long afterOrdinal, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIST)) {
            select.setString(1, handlerId);
            select.setLong(2, afterOrdinal);
            select.setInt(3, limit);
            return Rows.all(select, row -> new Placed<>(DossierJson.read(row.getString(1)), row.getLong(2)));
        } catch (SQLException e) {
            throw new LedgerUnavailable("the mechanisms cannot be read", e);
        }
    }

    void insert(Connection transaction, Dossier dossier, String createdBy) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, dossier.id());
            insert.setString(2, dossier.handlerId());
            insert.setString(3, dossier.kind().name());
            insert.setString(4, dossier.state().name());
            insert.setLong(5, dossier.version());
            insert.setString(6, DossierJson.write(dossier));
            insert.setObject(7, lookOn(dossier, now));
            insert.setObject(8, now.atOffset(ZoneOffset.UTC));
            insert.setString(9, createdBy);
            insert.executeUpdate();
        }
    }

    void update(Connection transaction, Dossier dossier) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(UPDATE)) {
            update.setString(1, dossier.state().name());
            update.setLong(2, dossier.version());
            update.setString(3, DossierJson.write(dossier));
            update.setObject(4, lookOn(dossier, clock.instant()));
            update.setString(5, dossier.id());
            update.executeUpdate();
        }
    }

    /** After the calendar has said what there was to say up to that day. */
    void lookedAt(Connection transaction, Dossier dossier, LocalDate upTo) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement(LOOKED)) {
            update.setObject(1, calendar.firstAfter(dossier, upTo).orElse(null));
            update.setString(2, dossier.id());
            update.executeUpdate();
        }
    }

    /** What lies behind already is looked at once more: an alert that was let out is not let out again. */
    private LocalDate lookOn(Dossier dossier, Instant now) {
        return calendar.firstAfter(dossier, LocalDate.MIN)
                .map(day -> day.isBefore(BeijingCalendar.dateOf(now)) ? BeijingCalendar.dateOf(now) : day)
                .orElse(null);
    }
}
