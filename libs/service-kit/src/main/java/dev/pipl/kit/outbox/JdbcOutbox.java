package dev.pipl.kit.outbox;

import dev.pipl.kit.time.SystemTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/**
 * Publishes with the JDBC transaction at hand: the events leave if and only if it commits.
 *
 * <p>The sequence numbers are drawn here. Whoever publishes for a key must already hold what keeps the key's writers in
 * line (the ledger's lane, a row lock), otherwise two transactions' events of that key have no order.
 */
@ApplicationScoped
public class JdbcOutbox {
    private static final String INSERT = OutboxRows.INSERT.formatted("?");

    private final Clock clock;

    public JdbcOutbox(@SystemTime Clock clock) {
        this.clock = clock;
    }

    /** The connection must not be in auto-commit mode. */
    public void add(Connection transaction, List<Outgoing> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        if (transaction.getAutoCommit()) {
            throw new IllegalStateException("an event belongs into the transaction of its change");
        }
        try (PreparedStatement insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, OutboxRows.json(events, clock.instant()));
            insert.executeUpdate();
        }
    }
}
