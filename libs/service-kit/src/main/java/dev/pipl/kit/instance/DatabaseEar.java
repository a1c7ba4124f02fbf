package dev.pipl.kit.instance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what is said on one channel of the service's schema in the database, on a thread and a connection of its own, and
 * wakes somebody up who then looks by himself. Wakes him also whenever it begins to listen: what was said before is not
 * repeated. A connection that is lost is opened again; the outage is said once. A word may be missed all the same, so
 * whoever is woken must look now and then without it.
 */
public final class DatabaseEar {
    private static final Logger LOG = Logger.getLogger(DatabaseEar.class);
    /** For no longer than that the end of the process waits to be noticed. */
    private static final int WAIT_MILLIS = 500;
    /** The server ends a session that says nothing for ten seconds. */
    private static final long SIGN_OF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private static final long PAUSE_MILLIS = 1_000;
    private static final long STOP_WITHIN_MILLIS = 2_000;

    private final String channel;
    private final String what;
    private final Connections connections;
    private final Predicate<String> isHeard;
    private final Runnable wake;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Listening for %s");
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread listener;

    /** Where a connection comes from; one is held as long as it lasts, and closed. */
    @FunctionalInterface
    public interface Connections {
        Connection open() throws SQLException;
    }

    /**
     * @param channel what the channel's name begins with; the schema's follows after {@code _}
     * @param what is listened for, for operators
     * @param isHeard whether that text, said on the channel, is a reason to wake up
     */
    public DatabaseEar(String channel, String what, Connections connections, Predicate<String> isHeard, Runnable wake) {
        this.channel = channel;
        this.what = what;
        this.connections = connections;
        this.isHeard = isHeard;
        this.wake = wake;
        this.listener = new Thread(this::run, channel + "-ear");
        this.listener.setDaemon(true);
    }

    /** Once. */
    public void start() {
        listener.start();
    }

    /** Returns when nobody is woken any more, or after two seconds. */
    public void end() {
        ending.countDown();
        try {
            listener.join(STOP_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                heldUp.attempt(what, this::listen);
            } while (!ending.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + name(statement));
            heldUp.done(what);
            try {
                wake.run();
                hear(connection.unwrap(PGConnection.class), statement);
            } finally {
                // It may belong to a pool.
                statement.execute("unlisten *");
            }
        }
    }

    private void hear(PGConnection notified, Statement statement) throws SQLException {
        long spokeAt = System.nanoTime();
        while (ending.getCount() > 0) {
            PGNotification[] said = notified.getNotifications(WAIT_MILLIS);
            if (Arrays.stream(said).map(PGNotification::getParameter).anyMatch(isHeard)) {
                wake.run();
            }
            if (System.nanoTime() - spokeAt > SIGN_OF_LIFE_NANOS) {
                statement.execute("select 1");
                spokeAt = System.nanoTime();
            }
        }
    }

    private String name(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select quote_ident('" + channel + "_' || current_schema())")) {
            row.next();
            return row.getString(1);
        }
    }
}
