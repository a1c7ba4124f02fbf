package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.ledger.TurnTaken;
import dev.pipl.crossborder.ledger.YearKeyDestroyed;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.PGStatement;

/** Turns what the database says into what the ledger understands. */
final class Sql {

    private static final String UNIQUE_VIOLATION = "23505";
    /** Serialization failure and deadlock: somebody else goes first. */
    private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01");

    /** Said by a trigger of ledger_row. */
    private static final String YEAR_KEY_DESTROYED = "PL001";

    /** A question to the database. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws SQLException;
    }

    private Sql() {}

    static <T> T reading(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw new LedgerUnavailable("the ledger's database does not answer", e);
        }
    }

    /** For answers of many bytes: they come as they are, and not as text twice as long that has to be read. */
    static void binary(PreparedStatement statement) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
    }

    /** Of a statement that takes a place which only one writer can have. */
    static <T> T taking(Question<T> statement) {
        try {
            return statement.ask();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState()) || TRY_AGAIN.contains(String.valueOf(e.getSQLState()))) {
                throw new TurnTaken("another writer was faster", e);
            }
            if (YEAR_KEY_DESTROYED.equals(e.getSQLState())) {
                throw new YearKeyDestroyed("the key of a year that was being written is destroyed", e);
            }
            throw new LedgerUnavailable("the ledger's database refuses to write", e);
        }
    }
}
