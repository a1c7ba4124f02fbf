package dev.pipl.kit.outbox.adapter;

import dev.pipl.kit.outbox.OutboxBell;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Hears the database's word that a writer has committed, and rings: other instances' writers and those that do not ring
 * themselves are heard by it. On a connection of its own, so that the relay can wait for the bell. Without it the relay
 * still looks by itself.
 */
final class OutboxEar extends Thread {
    private static final Logger LOG = Logger.getLogger(OutboxEar.class);
    private static final int WAIT_MILLIS = 500;
    /** The server ends a session that says nothing for ten seconds. */
    private static final long SIGN_OF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private static final long PAUSE_MILLIS = 1_000;
    private static final long STOP_WITHIN_MILLIS = 2_000;

    private final DedicatedConnection database;
    private final String session;
    private final OutboxBell bell;
    private final CountDownLatch ending = new CountDownLatch(1);

    OutboxEar(DedicatedConnection database, String session, OutboxBell bell) {
        super("outbox-ear");
        setDaemon(true);
        this.database = database;
        this.session = session;
        this.bell = bell;
    }

    @Override
    public void run() {
        try {
            do {
                listen();
            } while (!ending.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (Connection connection = database.open(session);
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + channel(statement));
            // What was said before is not repeated.
            bell.ring();
            PGConnection notified = connection.unwrap(PGConnection.class);
            long spokeAt = System.nanoTime();
            while (ending.getCount() > 0) {
                if (notified.getNotifications(WAIT_MILLIS).length > 0) {
                    bell.ring();
                }
                if (System.nanoTime() - spokeAt > SIGN_OF_LIFE_NANOS) {
                    statement.execute("select 1");
                    spokeAt = System.nanoTime();
                }
            }
        } catch (SQLException e) {
            LOG.warnf("Listening for the outbox's writers starts again: %s", e.getMessage());
        }
    }

    private static String channel(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select quote_ident('outbox_' || current_schema())")) {
            row.next();
            return row.getString(1);
        }
    }

    void end() {
        ending.countDown();
        try {
            join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
