package dev.pipl.local.part.adapter;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Creates the platform's database, roles and schemas where they are missing. */
public final class PgSchemas {

    /** The one database of the platform. */
    public static final String DATABASE = "pipl";

    private static final String MAINTENANCE_DATABASE = "postgres";
    private static final String SECONDS_TO_WAIT = "3";

    private final int port;
    private final String user;
    private final String password;

    public PgSchemas(int port, String user, String password) {
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /** Whether a server answers there to that user. */
    public static boolean answers(int port, String user, String password) {
        try (Connection connection = new PgSchemas(port, user, password).connect(MAINTENANCE_DATABASE)) {
            return connection.isValid(Integer.parseInt(SECONDS_TO_WAIT));
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Makes the role and its schema, and sets the role's password; leaves alone what is in the schema. */
    public void ensure(String name, String rolePassword) throws IOException {
        try {
            ensureDatabase();
            ensureRole(name, rolePassword);
        } catch (SQLException failure) {
            throw new IOException("the schema " + name + " could not be set up", failure);
        }
    }

    private void ensureDatabase() throws SQLException {
        try (Connection connection = connect(MAINTENANCE_DATABASE);
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(DATABASE, true));
                statement.execute("REVOKE ALL ON DATABASE pipl FROM PUBLIC");
            }
        }
    }

    private void ensureRole(String name, String rolePassword) throws SQLException {
        try (Connection connection = connect(DATABASE);
                Statement statement = connection.createStatement()) {
            String role = statement.enquoteIdentifier(name, true);
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
                statement.execute("CREATE ROLE " + role + " LOGIN");
            }
            statement.execute("ALTER ROLE " + role + " PASSWORD " + statement.enquoteLiteral(rolePassword));
            statement.execute("ALTER ROLE " + role + " IN DATABASE pipl SET search_path = " + role);
            statement.execute("GRANT CONNECT ON DATABASE pipl TO " + role);
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + role + " AUTHORIZATION " + role);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", SECONDS_TO_WAIT);
        properties.setProperty("loginTimeout", SECONDS_TO_WAIT);
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }
}
