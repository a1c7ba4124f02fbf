package dev.pipl.dashboard.alert.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pipl.dashboard.alert.AlertSlice;
import dev.pipl.dashboard.alert.NumberedAlert;
import dev.pipl.dashboard.sight.Sight;
import dev.pipl.dashboard.sight.adapter.SightSql;
import dev.pipl.events.EventJson;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.rows.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/** Reads the inbox in the order of its numbers. */
@ApplicationScoped
class PgAlerts {
    /**
     * How long a provincial reader waits for the registry's word on a handler that is not known yet. The alert may have
     * overtaken it, because the two come by different topics.
     */
    private static final Duration REGISTRY_MAY_LAG = Duration.ofSeconds(5);

    private static final String HEAD = "select last from alert_numbering";
    private static final String BY_ID =
            "select a.sequence, a.body from alert a left join handler h on h.id = a.handler_id where a.id = ? and ";
    private static final String AFTER =
            "select a.sequence, a.body from alert a left join handler h on h.id = a.handler_id"
                    + " where a.sequence > ? and a.sequence <= ? and (cast(? as text) is null or a.handler_id = ?) and "
                    + SightSql.OF_ALERTS
                    + " order by a.sequence limit ?";
    private static final String FIRST_OF_UNKNOWN_HANDLER =
            "select min(a.sequence) from alert a where a.sequence > ? and a.received_at > ? and a.handler_id is not null"
                    + " and not exists (select 1 from handler h where h.id = a.handler_id)";

    private final DataSource database;
    private final Clock clock;

    PgAlerts(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The last committed alert's number; 0 while there is none. */
    long head() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HEAD);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * @param handlerId only of that handler; null for all
     */
    List<NumberedAlert> list(long after, Sight sight, String handlerId, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return select(connection, after, Long.MAX_VALUE, sight, handlerId, limit);
        }
    }

    /** The next stretch for a stream; what may concern a provincial reader, but is not known yet to, ends it. */
    AlertSlice slice(long after, long head, Sight sight, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            long end = sight.asksForProvince() ? Math.min(head, settledEnd(connection, after)) : head;
            List<NumberedAlert> alerts = select(connection, after, end, sight, null, limit);
            long scannedTo = alerts.size() == limit ? alerts.get(limit - 1).sequence() : Math.max(after, end);
            return new AlertSlice(alerts, scannedTo);
        }
    }

    private long settledEnd(Connection connection, long after) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIRST_OF_UNKNOWN_HANDLER)) {
            select.setLong(1, after);
            select.setObject(2, clock.instant().minus(REGISTRY_MAY_LAG).atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long first = row.getLong(1);
                return row.wasNull() ? Long.MAX_VALUE : first - 1;
            }
        }
    }

    private static List<NumberedAlert> select(
            Connection connection, long after, long end, Sight sight, String handlerId, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setLong(1, after);
            select.setLong(2, end);
            select.setString(3, handlerId);
            select.setString(4, handlerId);
            int next = SightSql.bind(select, 5, sight);
            select.setInt(next, limit);
            return Rows.all(select, row -> alert(row.getLong(1), row.getString(2)));
        }
    }

    /** Null when there is no such alert for that reader. */
    static NumberedAlert find(Connection connection, String id, Sight sight) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BY_ID + SightSql.OF_ALERTS)) {
            select.setString(1, id);
            SightSql.bind(select, 2, sight);
            return Rows.first(select, row -> alert(row.getLong(1), row.getString(2)))
                    .orElse(null);
        }
    }

    static NumberedAlert alert(long sequence, String body) {
        try {
            return NumberedAlert.of(sequence, EventJson.mapper().readValue(body, AlertRaised.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("alert " + sequence + " cannot be read", e);
        }
    }
}
