package dev.pipl.kit.idempotency;

import java.time.Clock;
import javax.sql.DataSource;

/** Commands over JDBC for a test that runs without a container. */
public final class JdbcTransactions {

    private JdbcTransactions() {}

    public static JdbcCommands of(DataSource database, Clock clock) {
        return new JdbcCommands(database, new JdbcIdempotency(clock));
    }
}
