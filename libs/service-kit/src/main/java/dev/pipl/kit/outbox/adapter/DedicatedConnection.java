package dev.pipl.kit.outbox.adapter;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.Driver;

/**
 * Opens connections outside the pool: the relay's holds a session lock and listens, so it must never be handed to
 * anybody else or be recycled.
 */
@ApplicationScoped
class DedicatedConnection {
    /** Far longer than a relay is ever silent, in milliseconds. */
    private static final int SILENT_MAX = 10_000;

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;

    DedicatedConnection(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    Connection open(String applicationName) throws SQLException {
        Properties properties = new Properties();
        user.ifPresent(u -> properties.setProperty("user", u));
        password.ifPresent(p -> properties.setProperty("password", p));
        properties.setProperty("ApplicationName", applicationName);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "5");
        // A server that vanished without a word is noticed, although the relay mostly waits.
        properties.setProperty("socketTimeout", "30");
        // A process that is frozen keeps its connections: the server ends this one, and another relay takes over.
        properties.setProperty(
                "options",
                "-c idle_session_timeout=" + SILENT_MAX + " -c idle_in_transaction_session_timeout=" + SILENT_MAX);
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL address: quarkus.datasource.jdbc.url");
        }
        return connection;
    }
}
