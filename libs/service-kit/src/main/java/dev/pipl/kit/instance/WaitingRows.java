package dev.pipl.kit.instance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Rows that wait for a piece of work which is done over other connections. One after the other is locked, worked on and
 * struck off in a transaction of its own; a process that dies between work and striking off leaves a row that is worked on
 * again, so the work must have effect once however often it is done. What cannot be worked on now waits, with all rows of its
 * owner, and keeps nobody else's waiting. Thread-safe.
 *
 * @param <T> a row
 */
public final class WaitingRows<T> {
    private final DataSource database;
    private final Rows<T> rows;
    private final String all;
    private final HeldUp<String> owners;
    private final HeldUp<String> everything;

    /**
     * Where the rows stand, and what is done about one.
     *
     * @param <T> a row
     */
    public interface Rows<T> {
        /**
         * The row to work on now, locked by this transaction.
         *
         * @param without the owners whose rows are left alone
         */
        Optional<T> next(Connection transaction, Set<String> without) throws SQLException;

        /** Whose rows wait when this one has to. */
        String ownerOf(T row);

        /** Whatever it throws, the row stays and its owner's rows wait. */
        void work(T row);

        void strikeOff(Connection transaction, T row) throws SQLException;
    }

    /**
     * @param one names what waits to operators, with {@code %s} for an owner
     * @param all likewise of the whole, when not even a row can be read
     */
    public WaitingRows(DataSource database, Logger log, String one, String all, Rows<T> rows) {
        this.database = database;
        this.rows = rows;
        this.all = all;
        this.owners = new HeldUp<>(log, one);
        this.everything = new HeldUp<>(log, "%s");
    }

    /** Works on every row that can be worked on now; an outage of the database is said, and ends this round. */
    public void workOff() {
        try {
            boolean isMore = true;
            while (isMore) {
                isMore = workOnNext(owners.resting());
            }
            everything.done(all);
        } catch (SQLException e) {
            everything.failed(all, e);
        }
    }

    private boolean workOnNext(Set<String> without) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<T> next = rows.next(connection, without);
                if (next.isPresent()) {
                    WorkTurn.mayIdle(connection);
                    workOn(connection, next.get());
                }
                connection.commit();
                return next.isPresent();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void workOn(Connection transaction, T row) throws SQLException {
        String owner = rows.ownerOf(row);
        try {
            rows.work(row);
        } catch (RuntimeException e) {
            owners.failed(owner, e);
            return;
        }
        rows.strikeOff(transaction, row);
        owners.done(owner);
    }
}
