package dev.pipl.kit.outbox;

import dev.pipl.kit.time.SystemTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    private static final String INSERT_UNTOLD = "select set_config('pipl.outbox_writer_wakes', 'on', true); " + INSERT;

    private final Clock clock;
    private final OutboxBell bell;

    @Inject
    public JdbcOutbox(@SystemTime Clock clock, OutboxBell bell) {
        this.clock = clock;
        this.bell = bell;
    }

    /** For a process without a relay. */
    public JdbcOutbox(Clock clock) {
        this(clock, new OutboxBell());
    }

    /** The connection must not be in auto-commit mode. The relay hears of it from the database. */
    public void add(Connection transaction, List<Outgoing> events) throws SQLException {
        insert(INSERT, transaction, events);
    }

    /**
     * For a writer that calls {@link #committed()} as soon as its transaction has committed, by which the relay hears of it
     * sooner. Who does not call leaves the events to the relay's own next look. Otherwise as
     * {@link #add(Connection, List)}.
     */
    public void addUntold(Connection transaction, List<Outgoing> events) throws SQLException {
        insert(bell.isAttended() ? INSERT_UNTOLD : INSERT, transaction, events);
    }

    /** A transaction with events of {@link #addUntold(Connection, List)} has committed. */
    public void committed() {
        bell.committed();
    }

    private void insert(String sql, Connection transaction, List<Outgoing> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        if (transaction.getAutoCommit()) {
            throw new IllegalStateException("an event belongs into the transaction of its change");
        }
        try (PreparedStatement insert = transaction.prepareStatement(sql)) {
            insert.setString(1, OutboxRows.json(events, clock.instant()));
            insert.execute();
        }
    }
}
