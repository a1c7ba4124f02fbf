package dev.pipl.kit.alert;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.kit.outbox.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Lets an alert out the first time it is asked to, and never again: the alert's id says which it is. The service's schema
 * has a table {@code raised_alert (id, code, raised_at)}.
 */
@ApplicationScoped
public class JdbcAlertOnce {
    private static final String REMEMBER =
            "insert into raised_alert (id, code, raised_at) values (?, ?, ?) on conflict (id) do nothing";

    private final JdbcOutbox outbox;
    private final Clock clock;

    JdbcAlertOnce(JdbcOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * In the transaction given, which the caller commits.
     *
     * @param source of the service, such as {@code /cross-border}
     * @param alert its id is made of what it is about
     * @return whether it was let out now
     */
    public boolean raise(Connection transaction, URI source, AlertRaised alert) throws SQLException {
        try (PreparedStatement remember = transaction.prepareStatement(REMEMBER)) {
            remember.setString(1, alert.id());
            remember.setString(2, alert.code());
            remember.setObject(3, alert.occurredAt());
            if (remember.executeUpdate() == 0) {
                return false;
            }
        }
        outbox.add(
                transaction,
                List.of(Outgoing.of(EventEnvelope.of(alert.id(), source, clock.instant(), alert.id(), alert))));
        return true;
    }
}
