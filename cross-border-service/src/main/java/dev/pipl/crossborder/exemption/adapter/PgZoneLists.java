package dev.pipl.crossborder.exemption.adapter;

import dev.pipl.crossborder.exemption.ExemptionProblem;
import dev.pipl.crossborder.exemption.ZoneList;
import dev.pipl.crossborder.exemption.ZoneLists;
import dev.pipl.crossborder.exemption.ZoneRegistration;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.events.EventJson;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.rows.Instants;
import dev.pipl.kit.rows.Rows;
import dev.pipl.law.route.ZoneListing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The tables of lists and registrations. */
@ApplicationScoped
public class PgZoneLists implements ZoneLists {

    private static final String INSERT = """
            insert into zone_list (zone, version, effective_on, effective_until, body, uploaded_at, uploaded_by)
            values (?, ?, ?, ?, cast(? as jsonb), ?, ?) on conflict do nothing
            """;
    private static final String FIND = "select body from zone_list where zone = ? and version = ?";
    private static final String ALL =
            "select body from zone_list where (zone, version) > (?, ?)" + " order by zone, version limit ?";
    private static final String REGISTER = """
            insert into zone_registration (id, handler_id, zone, industries, reference, registered_on, registered_until,
              recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String REGISTRATIONS = """
            select id, zone, industries, reference, registered_on, registered_until, recorded_at, ordinal
            from zone_registration where handler_id = ? order by ordinal
            """;
    /** The newest registration that covers the day, and of its zone the newest list in force on it. */
    private static final String LISTING = """
            select r.industries, l.body
            from (select zone, industries from zone_registration
                  where handler_id = ? and registered_on <= ? and (registered_until is null or registered_until >= ?)
                  order by registered_on desc, ordinal desc limit 1) r
            join lateral (select body, effective_until from zone_list where zone = r.zone and effective_on <= ?
                  order by effective_on desc, uploaded_at desc limit 1) l
              on l.effective_until is null or l.effective_until >= ?
            """;

    private final DataSource database;

    PgZoneLists(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<ZoneListing> listing(String handlerId, Set<String> categories, LocalDate on) {
        if (categories.isEmpty()) {
            return Optional.empty();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LISTING)) {
            select.setString(1, handlerId);
            for (int i = 2; i <= 5; i++) {
                select.setObject(i, on);
            }
            return Rows.first(
                    select, row -> ZoneListBody.parse(row.getString(2)).listing(texts(row, 1), categories));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** 409 where the zone has that version already: what was decided by it must stay readable. */
    void insert(Connection transaction, ZoneList list, Instant now, String by) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, list.zone());
            insert.setString(2, list.version());
            insert.setObject(3, list.effectiveOn());
            insert.setObject(4, list.effectiveUntil().orElse(null));
            insert.setString(
                    5, EventJson.mapper().valueToTree(ZoneListBody.of(list)).toString());
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.setString(7, by);
            if (insert.executeUpdate() == 0) {
                throw new Refusal(ExemptionProblem.ZONE_LIST_EXISTS);
            }
        }
    }

    Optional<ZoneList> find(String zone, String version) {
        return lists(FIND, zone, version).stream().findFirst();
    }

    /** By zone and version, after that one. */
    List<ZoneList> list(String afterZone, String afterVersion, int limit) {
        return lists(ALL, afterZone, afterVersion, limit);
    }

    private List<ZoneList> lists(String sql, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            return Rows.all(select, row -> ZoneListBody.parse(row.getString(1)));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    void register(Connection transaction, ZoneRegistration registration, String by) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(REGISTER)) {
            insert.setString(1, registration.id());
            insert.setString(2, registration.handlerId());
            insert.setString(3, registration.zone());
            insert.setArray(
                    4,
                    transaction.createArrayOf("text", registration.industries().toArray()));
            insert.setString(5, registration.reference());
            insert.setObject(6, registration.from());
            insert.setObject(7, registration.until().orElse(null));
            insert.setObject(8, registration.recordedAt().atOffset(ZoneOffset.UTC));
            insert.setString(9, by);
            insert.executeUpdate();
        }
    }

    /** Every registration of the handler, oldest record first. */
    List<ZoneRegistration> registrations(String handlerId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(REGISTRATIONS)) {
            select.setString(1, handlerId);
            return Rows.all(
                    select,
                    row -> new ZoneRegistration(
                            row.getString(1),
                            handlerId,
                            row.getString(2),
                            texts(row, 3),
                            row.getString(4),
                            row.getObject(5, LocalDate.class),
                            Optional.ofNullable(row.getObject(6, LocalDate.class)),
                            Instants.of(row, 7)));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static Set<String> texts(ResultSet row, int column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    private static LedgerUnavailable unreadable(SQLException e) {
        return new LedgerUnavailable("the lists of the free-trade zones cannot be read", e);
    }
}
