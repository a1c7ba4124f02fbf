package dev.pipl.kit.instance;

import dev.pipl.kit.time.Turn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Rows that wait for a piece of work. One after the other is locked and worked on in a transaction of its own, of which all
 * is kept or nothing. A row that cannot be worked on now waits, with all rows of its owner, and keeps nobody else's waiting,
 * whatever is the matter with it; only when not even the next row can be read does a round end. Thread-safe.
 *
 * @param <T> a row
 */
public final class WaitingRows<T> {
    private static final Logger LOG = Logger.getLogger(WaitingRows.class);

    private final DataSource database;
    private final Rows<T> rows;
    private final String all;
    private final HeldUp<String> owners;
    private final HeldUp<String> everything;
    private volatile boolean isStopped;

    /**
     * Where the rows stand, and what is done about one.
     *
     * @param <T> a row
     */
    public interface Rows<T> {
        /**
         * The row to work on now, locked by this transaction. It only finds the row: what may be the matter with one is for
         * {@link #work} to meet.
         *
         * @param without the owners whose rows are left alone
         */
        Optional<T> next(Connection transaction, Set<String> without) throws SQLException;

        /** Whose rows wait when this one has to. */
        String ownerOf(T row);

        /**
         * Does the work and strikes the row off, or notes how far it came. Whatever it throws, the transaction is taken back
         * and the owner's rows wait. What it does over other connections must have effect once however often it is done: a
         * process that dies before the commit leaves a row that is worked on again.
         */
        void work(Connection transaction, T row) throws SQLException;
    }

    /**
     * @param one names what waits to operators, with {@code %s} for an owner
     * @param all likewise of the whole, when not even a row can be read
     */
    public WaitingRows(DataSource database, Logger log, String one, String all, Rows<T> rows) {
        this(database, log, one, all, rows, System::nanoTime);
    }

    WaitingRows(DataSource database, Logger log, String one, String all, Rows<T> rows, LongSupplier nanos) {
        this.database = database;
        this.rows = rows;
        this.all = all;
        this.owners = new HeldUp<>(log, one, nanos);
        this.everything = new HeldUp<>(log, "%s", nanos);
    }

    /** Works on every row that can be worked on now, each in its {@link Turn}; never throws. */
    public void workOff() {
        everything.attempt(all, () -> {
            boolean isMore = true;
            while (isMore && !isStopped) {
                isMore = Turn.of(() -> workOnNext(owners.resting()));
            }
        });
    }

    /** The process ends: the row at hand is the last one. */
    public void stop() {
        isStopped = true;
    }

    private boolean workOnNext(Set<String> without) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<T> next = rows.next(connection, without);
                next.ifPresent(row -> owners.attempt(rows.ownerOf(row), () -> {
                    WorkTurn.mayIdle(connection);
                    rows.work(connection, row);
                    connection.commit();
                }));
                return next.isPresent();
            } finally {
                takeBack(connection);
            }
        }
    }

    /** What is not committed. A connection that is lost over one row is no reason to end the round: the server takes it back. */
    private static void takeBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            LOG.debug("A transaction could not be taken back", lost);
        }
    }
}
