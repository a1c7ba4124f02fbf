package dev.pipl.crossborder.year.adapter;

import dev.pipl.crossborder.ledger.WrappedYearKeys;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.kit.time.adapter.InTurn;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Makes every instance forget keys that are destroyed, and the database the room where they stood. */
@ApplicationScoped
class DestroyedKeys {

    private static final Logger LOG = Logger.getLogger(DestroyedKeys.class);

    private final WrappedYearKeys keys;
    private final DataSource database;
    private final HeldUp<String> all = new HeldUp<>(LOG, "Asking for %s");

    DestroyedKeys(WrappedYearKeys keys, DataSource database) {
        this.keys = keys;
        this.database = database;
    }

    @InTurn
    @Scheduled(
            every = "${pipl.crossborder.destroyed-keys.every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTick() {
        all.attempt("keys that were destroyed", keys::forgetDestroyed);
    }

    /** An updated row leaves its former self in the table's file until that is written anew. */
    void wipe() {
        keys.forgetDestroyed();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (full) ledger_year_key");
        } catch (SQLException e) {
            LOG.warn("The table of keys could not be written anew; the database's own vacuum will", e);
        }
    }
}
