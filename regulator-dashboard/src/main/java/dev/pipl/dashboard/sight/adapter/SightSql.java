package dev.pipl.dashboard.sight.adapter;

import dev.pipl.dashboard.sight.Sight;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Narrows a query to what a caller may see. */
public final class SightSql {
    /** Over an alert {@code a} and its handler {@code h}, which may be missing. */
    public static final String OF_ALERTS = "(? or h.province = any (?) or a.handler_id = any (?))";

    /** Over a handler {@code h}. */
    public static final String OF_HANDLERS = "(? or h.province = any (?) or h.id = any (?))";

    private SightSql() {}

    /**
     * Sets the parameters of either condition.
     *
     * @param index of the condition's first parameter
     * @return the index of the parameter behind it
     */
    public static int bind(PreparedStatement statement, int index, Sight sight) throws SQLException {
        statement.setBoolean(index, sight.everything());
        statement.setArray(
                index + 1,
                statement
                        .getConnection()
                        .createArrayOf("text", sight.provinces().toArray()));
        statement.setArray(
                index + 2,
                statement.getConnection().createArrayOf("text", sight.handlers().toArray()));
        return index + 3;
    }
}
