package dev.pipl.dashboard.alert.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.alert.AlertRaised;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives alerts their numbers. The row that counts is locked until the commit, so that a smaller number never becomes
 * visible after a greater one, and a rollback gives its numbers back.
 */
@ApplicationScoped
class PgAlertNumbering {
    /**
     * Two statements on one way to the database: the second sees what was committed while the first waited for its lock.
     * Does nothing for an alert that has its number already: the same cause gives the same id. Tells the other instances
     * at the commit; the name lets this one tell its own word from theirs.
     */
    private static final String NUMBER = """
            select last from alert_numbering for update;
            with counting as (
              update alert_numbering set last = last + 1
              where not exists (select 1 from alert where id = ?)
              returning last),
            added as (
              insert into alert (sequence, id, handler_id, severity, body, received_at)
              select last, ?, ?, ?, cast(? as jsonb), ? from counting
              returning sequence)
            select sequence, pg_notify('alert_' || current_schema(), ?) from added
            """;

    private static final String RETELL = "update alert set body = cast(? as jsonb) where id = ?";

    private final Clock clock;
    private final String instance;

    PgAlertNumbering(Clock clock, @ConfigProperty(name = "pipl.instance") String instance) {
        this.clock = clock;
        this.instance = instance;
    }

    /** The number it gets if the transaction commits; empty for an alert that has one already. */
    OptionalLong add(Connection transaction, AlertRaised alert, JsonNode body) throws SQLException {
        try (PreparedStatement number = transaction.prepareStatement(NUMBER)) {
            number.setString(1, alert.id());
            number.setString(2, alert.id());
            number.setString(3, alert.handlerId());
            number.setString(4, alert.severity().name());
            number.setString(5, body.toString());
            number.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            number.setString(7, instance);
            number.execute();
            number.getMoreResults();
            try (ResultSet row = number.getResultSet()) {
                if (row.next()) {
                    return OptionalLong.of(row.getLong(1));
                }
            }
        }
        retell(transaction, alert, body);
        return OptionalLong.empty();
    }

    /** An alert told again under its id has a running count in its wording; its number stays, so nobody is told twice. */
    private static void retell(Connection transaction, AlertRaised alert, JsonNode body) throws SQLException {
        try (PreparedStatement again = transaction.prepareStatement(RETELL)) {
            again.setString(1, body.toString());
            again.setString(2, alert.id());
            again.executeUpdate();
        }
    }
}
