package dev.pipl.system.scale;

import dev.pipl.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL of its own that loses nothing, with the service's tables and a pool like the service's. */
final class ScaleDatabase implements AutoCloseable {
    private final TestDatabase server = TestDatabase.start("cross_border");
    private final AgroalDataSource pool;

    ScaleDatabase() throws SQLException {
        PGSimpleDataSource plain = Parts.dataSource(server);
        Flyway.configure()
                .dataSource(plain)
                .locations("db/kit", "db/migration")
                .load()
                .migrate();
        PGSimpleDataSource superuser = Parts.dataSource(server);
        superuser.setUser("postgres");
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set fsync = on");
            statement.execute("alter system set synchronous_commit = on");
            statement.execute("alter system set full_page_writes = on");
            statement.execute("select pg_reload_conf()");
        }
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(8)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(plain.getUrl())
                                .principal(new NamePrincipal(plain.getUser()))
                                .credential(new SimplePassword(plain.getPassword())))));
    }

    DataSource pool() {
        return pool;
    }

    long number(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    long tableBytes(String table) throws SQLException {
        return number("select pg_total_relation_size('" + table + "')");
    }

    /** Octets of write-ahead log since the beginning of time. */
    long logPosition() throws SQLException {
        return number("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    @Override
    public void close() {
        pool.close();
        server.close();
    }
}
