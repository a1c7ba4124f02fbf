package dev.pipl.dashboard.alert.adapter;

import dev.pipl.kit.instance.HeldUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Tells other instances of what this one has committed, and hears of what they have; holds one connection for hearing.
 * Told after the commit, not with it: transactions that notify wait for one another's commits in the whole database. What
 * is not told, because this instance ends in between, the others find by themselves.
 */
@ApplicationScoped
class AlertNotifications {
    private static final Logger LOG = Logger.getLogger(AlertNotifications.class);
    private static final String OTHERS = "alerts of other instances";
    private static final int WAIT_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long STOP_WITHIN_MILLIS = 2_000;
    /** Nothing is written that could be lost: it need not wait for the disk. */
    private static final String TELL =
            "set local synchronous_commit to off; select pg_notify('alert_' || current_schema(), ?)";

    private final DataSource database;
    private final AlertFeed feed;
    private final String instance;
    private final Executor executor;
    private final AtomicBoolean toTell = new AtomicBoolean();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Listening for %s");
    private Thread listener;

    AlertNotifications(
            DataSource database,
            AlertFeed feed,
            ManagedExecutor executor,
            @ConfigProperty(name = "pipl.instance") String instance) {
        this.database = database;
        this.feed = feed;
        this.executor = executor;
        this.instance = instance;
    }

    /** This instance has committed alerts. Does not wait until the others are told; what comes meanwhile is told with it. */
    void tell() {
        if (toTell.compareAndSet(false, true)) {
            executor.execute(this::tellOthers);
        }
    }

    private void tellOthers() {
        toTell.set(false);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement tell = connection.prepareStatement(TELL)) {
                tell.setString(1, instance);
                tell.execute();
            }
            connection.commit();
        } catch (SQLException e) {
            LOG.warnf("Other instances find the last alerts by themselves: %s", e.getMessage());
        }
    }

    void onStart(@Observes StartupEvent started) {
        listener = new Thread(this::run, "alert-notifications");
        listener.setDaemon(true);
        listener.start();
    }

    void onStop(@Observes ShutdownEvent stopping) throws InterruptedException {
        ending.countDown();
        listener.join(STOP_WITHIN_MILLIS);
    }

    private void run() {
        try {
            do {
                listen();
            } while (!ending.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + channel(statement));
            heldUp.done(OTHERS);
            try {
                PGConnection notified = connection.unwrap(PGConnection.class);
                while (ending.getCount() > 0) {
                    if (Arrays.stream(notified.getNotifications(WAIT_MILLIS)).anyMatch(this::isOfAnother)) {
                        feed.wake();
                    }
                }
            } finally {
                statement.execute("unlisten *");
            }
        } catch (SQLException e) {
            heldUp.failed(OTHERS, e);
        }
    }

    /** What this instance commits its writer passes on itself. */
    private boolean isOfAnother(PGNotification notification) {
        return !notification.getParameter().equals(instance);
    }

    private static String channel(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select quote_ident('alert_' || current_schema())")) {
            row.next();
            return row.getString(1);
        }
    }
}
