package dev.pipl.dashboard.alert.adapter;

import dev.pipl.kit.instance.DatabaseEar;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Tells other instances of what this one has committed, and hears of what they have; holds one connection for hearing.
 * Told after the commit, not with it: transactions that notify wait for one another's commits in the whole database. What
 * is not told, because this instance ends in between, the others find by themselves.
 */
@ApplicationScoped
class AlertNotifications {
    private static final Logger LOG = Logger.getLogger(AlertNotifications.class);
    /** Nothing is written that could be lost: it need not wait for the disk. */
    private static final String TELL =
            "set local synchronous_commit to off; select pg_notify('alert_' || current_schema(), ?)";

    private final DataSource database;
    private final String instance;
    private final Executor executor;
    private final AtomicBoolean toTell = new AtomicBoolean();
    private final DatabaseEar ear;

    AlertNotifications(
            DataSource database,
            AlertFeed feed,
            ManagedExecutor executor,
            @ConfigProperty(name = "pipl.instance") String instance) {
        this.database = database;
        this.executor = executor;
        this.instance = instance;
        // What this instance commits its writer passes on itself.
        this.ear = new DatabaseEar(
                "alert",
                "alerts of other instances",
                database::getConnection,
                teller -> !teller.equals(instance),
                feed::wake);
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
        ear.start();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        ear.end();
    }
}
