package dev.pipl.kit.problem.adapter;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

/** Tells a failure of the surroundings, which passes, from one of the request or event. */
public final class Outage {
    private Outage() {}

    /** Whether a database or network that is away, overloaded or restarting is behind it. */
    public static boolean isBehind(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return true;
            }
            if (cause instanceof PgException postgres) {
                return isOfTheServer(postgres.getSqlState());
            }
            if (cause instanceof SQLException sql && isOfTheServer(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Classes 22 and 23 speak of the data, 42 of the statement; all others of the server and its connections. */
    private static boolean isOfTheServer(String state) {
        return state == null || !(state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
    }
}
