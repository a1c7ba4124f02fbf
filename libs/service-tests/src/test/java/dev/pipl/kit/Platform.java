package dev.pipl.kit;

import dev.pipl.testing.TestBroker;
import dev.pipl.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.utils.Utils;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL with the kit's tables and one broker, for all tests of the kit in this process. */
public final class Platform {
    private static final int PARTITIONS = 3;

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

    /** Where the broker's clients put a key; all topics of these tests have three partitions. */
    public static int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % PARTITIONS;
    }

    /** A key nobody has used, of that partition. */
    public static String keyOfPartition(int partition) {
        String key = UUID.randomUUID().toString();
        while (partitionOf(key) != partition) {
            key = UUID.randomUUID().toString();
        }
        return key;
    }
}
