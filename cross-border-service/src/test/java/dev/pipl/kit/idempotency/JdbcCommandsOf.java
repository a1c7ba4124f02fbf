package dev.pipl.kit.idempotency;

import java.time.Clock;
import javax.sql.DataSource;

/** Commands for tests that need no container. */
public final class JdbcCommandsOf {

    private JdbcCommandsOf() {}

    public static JdbcCommands database(DataSource database, Clock clock) {
        return new JdbcCommands(database, new JdbcIdempotency(clock));
    }
}
