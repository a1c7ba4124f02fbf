package dev.pipl.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** An embedded PostgreSQL on a free port, with a role and a schema of the same name as in every other setting. */
public final class TestDatabase implements AutoCloseable {
    private static final String PASSWORD = "test";

    private final EmbeddedPostgres postgres;
    private final String schema;

    private TestDatabase(EmbeddedPostgres postgres, String schema) {
        this.postgres = postgres;
        this.schema = schema;
    }

    public static TestDatabase start(String schema) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            TestDatabase database = new TestDatabase(postgres, schema);
            database.createSchema();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void createSchema() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + schema + " login password '" + PASSWORD + "'");
            statement.execute("create database pipl");
        }
        try (Connection connection = postgres.getDatabase("postgres", "pipl").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema + " authorization " + schema);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/pipl";
    }

    /** What a service's environment says about its database. */
    public Map<String, String> config() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                jdbcUrl(),
                "quarkus.datasource.reactive.url",
                "postgresql://localhost:" + postgres.getPort() + "/pipl",
                "quarkus.datasource.username",
                schema,
                "quarkus.datasource.password",
                PASSWORD);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
