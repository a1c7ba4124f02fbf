package dev.pipl.system.scale;

import dev.pipl.testing.TestBroker;
import dev.pipl.testing.TestDatabase;
import dev.pipl.testing.TestOidc;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** What instances share: a real PostgreSQL, a real broker, an issuer of tokens and the secrets, all of their own. */
final class Parts implements AutoCloseable {
    private static final String SIGNING_KEY = "pipl.test.signing-key";

    private final TestDatabase database = TestDatabase.start("cross_border");
    private final TestBroker broker = TestBroker.start();
    private final TestOidc oidc = TestOidc.start();
    private final Path secrets;

    Parts(Path folder) {
        try {
            secrets = Files.createDirectories(folder.resolve("secrets"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The configuration of every instance. */
    Map<String, String> config() {
        Map<String, String> config = new HashMap<>(database.config());
        config.putAll(broker.config());
        config.putAll(oidc.config());
        config.put("pipl.secrets.dir", secrets.toString());
        return config;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Path wrappingKey() {
        return secrets.resolve("ledger-wrapping.key");
    }

    PGSimpleDataSource dataSource() {
        return dataSource(database);
    }

    static PGSimpleDataSource dataSource(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.config().get("quarkus.datasource.jdbc.url"));
        source.setUser(database.config().get("quarkus.datasource.username"));
        source.setPassword(database.config().get("quarkus.datasource.password"));
        return source;
    }

    /** The one number that the question answers. */
    long number(String sql) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void addRecipient(String handlerId) {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into recipient (id, handler_id, version, name_zh, name_en, country, greater_bay_area,
                          foreign_authority, created_at, created_by)
                        values (?, ?, 1, '接收方', 'Recipient', 'SG', false, false, '2026-01-01T00:00:00Z', 'scale')
                        """)) {
            insert.setString(1, Traffic.recipientOf(handlerId));
            insert.setString(2, handlerId);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A token of the handler's pipeline. */
    String token(String handlerId) {
        try {
            byte[] encoded = Base64.getDecoder().decode(oidc.config().get(SIGNING_KEY));
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return Jwt.claims()
                    .issuer(oidc.issuer())
                    .subject("pipeline")
                    .claim("typ", "Bearer")
                    .claim("realm_access", Map.of("roles", List.of("pipeline")))
                    .claim("tenant", handlerId)
                    .audience("pipl")
                    .expiresIn(Duration.ofMinutes(30))
                    .jws()
                    .keyId("test")
                    .sign(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        oidc.close();
        broker.close();
        database.close();
    }
}
