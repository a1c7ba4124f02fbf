package dev.pipl.kit.instance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Work that one instance of a service does at a time: whoever has the turn keeps it until his transaction ends, and loses
 * it with his connection. What the work writes must not depend on the turn alone, because one who is frozen for long
 * loses it without knowing.
 */
public final class WorkTurn {
    private static final String TAKE =
            "select pg_try_advisory_xact_lock(hashtextextended('work-turn/' || current_schema() || '/' || ?, 21))";

    private WorkTurn() {}

    /** Whether this transaction has the turn; false while another one has it. */
    public static boolean take(Connection transaction, String work) throws SQLException {
        mayIdle(transaction);
        try (PreparedStatement take = transaction.prepareStatement(TAKE)) {
            take.setString(1, work);
            try (ResultSet row = take.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /**
     * For a transaction that keeps others from a piece of work which is done over other connections: it may say nothing for
     * minutes where the database otherwise ends it as one that belongs to a frozen process.
     */
    public static void mayIdle(Connection transaction) throws SQLException {
        try (Statement set = transaction.createStatement()) {
            set.execute("set local idle_in_transaction_session_timeout = '5min'");
        }
    }
}
