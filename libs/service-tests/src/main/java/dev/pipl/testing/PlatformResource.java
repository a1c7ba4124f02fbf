package dev.pipl.testing;

import io.quarkus.test.common.QuarkusTestResourceConfigurableLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Starts the three real parts for {@link OnPlatform} and tells the application where they are. */
public class PlatformResource implements QuarkusTestResourceConfigurableLifecycleManager<OnPlatform> {
    private String schema;
    private TestDatabase database;
    private TestBroker broker;
    private TestOidc oidc;

    @Override
    public void init(OnPlatform annotation) {
        schema = annotation.schema();
    }

    @Override
    public Map<String, String> start() {
        database = TestDatabase.start(schema);
        broker = TestBroker.start();
        oidc = TestOidc.start();
        Map<String, String> config = new HashMap<>(database.config());
        config.putAll(broker.config());
        config.putAll(oidc.config());
        config.put("quarkus.http.test-port", "0");
        config.put("pipl.instance", "test");
        config.put("pipl.secrets.dir", secrets().toString());
        return config;
    }

    private static Path secrets() {
        try {
            return Files.createTempDirectory("pipl-secrets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (oidc != null) {
            oidc.close();
        }
        if (broker != null) {
            broker.close();
        }
        if (database != null) {
            database.close();
        }
    }
}
