package dev.pipl.system.benchmark;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database behind the pool that the service has in front of its own. */
final class PooledDatabase implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 4;

    private final AgroalDataSource pool;

    PooledDatabase(DataSource database) throws SQLException {
        PGSimpleDataSource plain = (PGSimpleDataSource) database;
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(CONNECTIONS_MAX)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(plain.getUrl())
                                .principal(new NamePrincipal(plain.getUser()))
                                .credential(new SimplePassword(plain.getPassword())))));
    }

    DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
