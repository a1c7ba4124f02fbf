package dev.pipl.kit.idempotency;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Runs commands whose effect is plain JDBC: all of it commits, or nothing does. Blocking; call it on a worker thread.
 */
@ApplicationScoped
public class JdbcCommands {
    private static final Logger LOG = Logger.getLogger(JdbcCommands.class);

    private final DataSource database;
    private final JdbcIdempotency idempotency;

    JdbcCommands(DataSource database, JdbcIdempotency idempotency) {
        this.database = database;
        this.idempotency = idempotency;
    }

    /** What is done in the transaction at hand. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection transaction) throws SQLException;
    }

    /**
     * Runs the command once for its key, in one transaction.
     *
     * @throws Refusal what the command throws, after everything is taken back; 503 when the database does not answer
     */
    public Answer once(Optional<CommandKey> key, Work<Answer> command) {
        return inTransaction(transaction -> idempotency.once(transaction, key, () -> command.run(transaction)));
    }

    /**
     * Runs the work in one transaction.
     *
     * @throws Refusal 503 when the database does not answer
     */
    public <T> T inTransaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            LOG.warnf("A command was not carried out: %s", e.getMessage());
            throw new Refusal(CommonProblem.UNAVAILABLE);
        }
    }

    /**
     * Runs work that is one statement and commits with it: two ways to the server and back less than a transaction of its own.
     *
     * @throws Refusal 503 when the database does not answer
     */
    public <T> T inOneStatement(Work<T> statement) {
        try (Connection connection = database.getConnection()) {
            return statement.run(connection);
        } catch (SQLException e) {
            LOG.warnf("A command was not carried out: %s", e.getMessage());
            throw new Refusal(CommonProblem.UNAVAILABLE);
        }
    }
}
