package dev.pipl.kit.inbox.adapter;

import dev.pipl.events.MalformedEvent;
import dev.pipl.kit.inbox.NotYet;
import dev.pipl.kit.inbox.PoisonEvent;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

/** What a failed effect means for the event: wait for better times, try a little, or give it up. */
enum Failure {
    /** The surroundings failed: the event is tried until they are well again. */
    TRANSIENT,
    /** Unknown: perhaps the event, perhaps a passing trouble. */
    DOUBTFUL,
    /** The event itself is at fault. */
    POISON;

    static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PoisonEvent || cause instanceof MalformedEvent) {
                return POISON;
            }
            if (cause instanceof NotYet || cause instanceof IOException || cause instanceof TimeoutException) {
                return TRANSIENT;
            }
            if (cause instanceof PgException postgres) {
                return ofState(postgres.getSqlState());
            }
            if (cause instanceof SQLException sql) {
                return ofState(sql.getSQLState());
            }
            if (cause.getCause() == cause) {
                break;
            }
        }
        return DOUBTFUL;
    }

    /** Classes 22 and 23 speak of the data, 42 of the statement; all others of the server and its connections. */
    private static Failure ofState(String state) {
        boolean ofTheEvent =
                state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
        return ofTheEvent ? DOUBTFUL : TRANSIENT;
    }
}
