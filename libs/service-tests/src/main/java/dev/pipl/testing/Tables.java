package dev.pipl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A service's tables, read, changed and damaged behind its back. Every call is a transaction of its own. */
public final class Tables {
    private static final String DAMAGE = "damaged";

    private Tables() {}

    /** The first column of what the question answers, in its order. */
    public static List<String> column(DataSource database, String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = prepare(connection, sql, parameters);
                ResultSet rows = query.executeQuery()) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    /** The single number that a question answers with. */
    public static long number(DataSource database, String sql, Object... parameters) throws SQLException {
        List<String> answer = column(database, sql, parameters);
        assertThat(answer).hasSize(1);
        return Long.parseLong(answer.get(0));
    }

    /** How many rows the statement changed. */
    public static int change(DataSource database, String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Makes a text of the one row with that key unreadable, for as long as nobody mends it. */
    public static Damage damage(DataSource database, String table, String column, String key, String value)
            throws SQLException {
        Damage damage = new Damage(database, table, column, key, value);
        damage.set("'" + DAMAGE + "' || " + column);
        return damage;
    }

    /** A text that was JSON and is none now. */
    public record Damage(DataSource database, String table, String column, String key, String value) {

        /** As it was before. */
        public void mend() throws SQLException {
            set("substr(" + column + ", length('" + DAMAGE + "') + 1)");
        }

        private void set(String expression) throws SQLException {
            String sql = "update " + table + " set " + column + " = " + expression + " where " + key + " = ?";
            assertThat(change(database, sql, value)).isOne();
        }
    }
}
