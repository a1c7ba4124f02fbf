package dev.pipl.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An embedded PostgreSQL on a free port, with a role and a schema of the same name as in every other setting. */
public final class TestDatabase implements AutoCloseable {
    private static final String PASSWORD = "test";
    private static final String FIRST = "pipl";

    private final EmbeddedPostgres postgres;
    private final String schema;
    private final String name;
    private final AtomicInteger copies = new AtomicInteger();

    private TestDatabase(EmbeddedPostgres postgres, String schema, String name) {
        this.postgres = postgres;
        this.schema = schema;
        this.name = name;
    }

    public static TestDatabase start(String schema) {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            TestDatabase database = new TestDatabase(postgres, schema, FIRST);
            database.createSchema();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void createSchema() throws SQLException {
        execute("postgres", "create role " + schema + " login password '" + PASSWORD + "'");
        execute("postgres", "create database " + name);
        execute(name, "create schema " + schema + " authorization " + schema);
    }

    private void execute(String database, String sql) throws SQLException {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * A further database on the same server that begins with what this one holds now, at a small part of what a server
     * costs. Nobody may be connected to this one meanwhile. Closing the copy drops it, closing this one ends them all.
     */
    public TestDatabase copy() {
        String copy = name + "_" + copies.incrementAndGet();
        try {
            execute("postgres", "create database " + copy + " template " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(postgres, schema, copy);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
    }

    /** What a service's environment says about its database. */
    public Map<String, String> config() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                jdbcUrl(),
                "quarkus.datasource.reactive.url",
                "postgresql://localhost:" + postgres.getPort() + "/" + name,
                "quarkus.datasource.username",
                schema,
                "quarkus.datasource.password",
                PASSWORD);
    }

    @Override
    public void close() {
        try {
            if (name.equals(FIRST)) {
                postgres.close();
            } else {
                execute("postgres", "drop database " + name + " with (force)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
