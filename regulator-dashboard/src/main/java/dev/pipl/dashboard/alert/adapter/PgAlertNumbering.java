package dev.pipl.dashboard.alert.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.alert.AlertRaised;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * Gives alerts their numbers. The row that counts is locked until the commit, so that a smaller number never becomes
 * visible after a greater one, and a rollback gives its numbers back.
 */
@ApplicationScoped
class PgAlertNumbering {
    /** Does nothing for an alert that has its number already: the same cause gives the same id. */
    private static final String NUMBER = """
            with counting as (
              update alert_numbering set last = last + 1
              where not exists (select 1 from alert where id = ?)
              returning last)
            insert into alert (sequence, id, handler_id, severity, body, received_at)
            select last, ?, ?, ?, cast(? as jsonb), ? from counting
            """;

    private static final String RETELL = "update alert set body = cast(? as jsonb) where id = ?";
    private static final String LOCK = "select last from alert_numbering for update";
    private static final String NOTIFY = "select pg_notify('alert_' || current_schema(), '')";

    private final Clock clock;

    PgAlertNumbering(Clock clock) {
        this.clock = clock;
    }

    void add(Connection transaction, AlertRaised alert, JsonNode body) throws SQLException {
        run(transaction, LOCK);
        try (PreparedStatement number = transaction.prepareStatement(NUMBER)) {
            number.setString(1, alert.id());
            number.setString(2, alert.id());
            number.setString(3, alert.handlerId());
            number.setString(4, alert.severity().name());
            number.setString(5, body.toString());
            number.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            if (number.executeUpdate() == 1) {
                run(transaction, NOTIFY);
                return;
            }
        }
        retell(transaction, alert, body);
    }

    /** An alert told again under its id has a running count in its wording; its number stays, so nobody is told twice. */
    private static void retell(Connection transaction, AlertRaised alert, JsonNode body) throws SQLException {
        try (PreparedStatement again = transaction.prepareStatement(RETELL)) {
            again.setString(1, body.toString());
            again.setString(2, alert.id());
            again.executeUpdate();
        }
    }

    private static void run(Connection transaction, String sql) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
