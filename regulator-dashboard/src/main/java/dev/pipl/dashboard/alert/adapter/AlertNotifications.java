package dev.pipl.dashboard.alert.adapter;

import dev.pipl.kit.instance.HeldUp;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears of what other instances commit; holds one connection for it. */
@ApplicationScoped
class AlertNotifications {
    private static final Logger LOG = Logger.getLogger(AlertNotifications.class);
    private static final String OTHERS = "alerts of other instances";
    private static final int WAIT_MILLIS = 1_000;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long STOP_WITHIN_MILLIS = 2_000;

    private final DataSource database;
    private final AlertFeed feed;
    private final String instance;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Listening for %s");
    private Thread listener;

    AlertNotifications(DataSource database, AlertFeed feed, @ConfigProperty(name = "pipl.instance") String instance) {
        this.database = database;
        this.feed = feed;
        this.instance = instance;
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
