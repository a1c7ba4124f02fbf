package dev.pipl.system.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one PostgreSQL server of a run, which really writes what it says it wrote: {@code fsync} and
 * {@code synchronous_commit} are on. Every contestant on it has a database of its own, alone while it is measured.
 */
final class BenchmarkDatabase implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Path data;

    BenchmarkDatabase(Path folder) throws IOException {
        data = folder.resolve("postgresql");
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                // Enough for the upsert's index, and no checkpoint in the middle of a round.
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .start();
    }

    /** A new, empty database. */
    DataSource create(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl("jdbc:postgresql://localhost:" + server.getPort() + "/" + name);
        database.setUser("postgres");
        database.setPassword("postgres");
        return database;
    }

    /** Takes a database away, so that nothing goes on in it while the next contestant runs. */
    void drop(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + name + " with (force)");
            statement.execute("checkpoint");
        }
    }

    /** The process all others of the server are children of. */
    long pid() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL does not run", e);
        }
    }

    static long logPosition(DataSource database) throws SQLException {
        return number(database, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
    }

    /** All tables with their indexes, after what is dead in them was cleared away and everything is written. */
    static long tableBytes(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum");
            statement.execute("checkpoint");
        }
        return number(database, """
                select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind = 'r'
                """);
    }

    static long number(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
