package dev.pipl.kit;

import dev.pipl.testing.TestBroker;
import dev.pipl.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL with the kit's tables and one broker, for all tests of the kit in this process. */
public final class Platform {
    private static Platform running;

    private final TestDatabase database;
    private final TestBroker broker;

    private Platform() {
        database = TestDatabase.start("kit");
        broker = TestBroker.start();
        Flyway.configure()
                .dataSource(url(), user(), password())
                .locations("db/kit")
                .load()
                .migrate();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.close();
            database.close();
        }));
    }

    public static synchronized Platform running() {
        if (running == null) {
            running = new Platform();
            System.setProperty("kafka.bootstrap.servers", running.broker.bootstrapServers());
        }
        return running;
    }

    public String url() {
        return database.jdbcUrl();
    }

    public String user() {
        return database.config().get("quarkus.datasource.username");
    }

    public String password() {
        return database.config().get("quarkus.datasource.password");
    }

    public Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), user(), password());
    }

    /** Without a pool: each connection is its own. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(user());
        source.setPassword(password());
        return source;
    }
}
