package dev.pipl.dashboard.alert.adapter;

import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** That a regulator listens is a read like any other; a stream does not pass where the kit records the others. */
@ApplicationScoped
class ListeningTrail {
    private final DataSource database;
    private final JdbcTrail trail;
    private final Clock clock;

    ListeningTrail(DataSource database, JdbcTrail trail, Clock clock) {
        this.database = database;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param after the sequence from which on the caller gets everything
     */
    void record(Caller caller, long after) throws SQLException {
        if (!caller.is(Role.REGULATOR)) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            trail.add(
                    connection,
                    TrailEntry.by(caller, clock.instant(), "read", "resource", "/alerts/stream")
                            .because("after=" + after));
        }
    }
}
