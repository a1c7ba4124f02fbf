package dev.pipl.dashboard.page;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Keycloak with the platform's realm, in place of the test realm. */
public class KeycloakResource implements QuarkusTestResourceLifecycleManager {
    static final String PASSWORD = "not-a-secret-only-in-this-test";
    private static final String CLIENT_SECRET = "not-a-secret-only-in-this-test-0123456789";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Process server;

    @Override
    public int order() {
        // After the platform of all tests, whose realm this one replaces.
        return 100;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path home = home();
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.copy(
                    Path.of("../deploy/keycloak/realm-pipl.json"),
                    imports.resolve("realm-pipl.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            int port = freePort();
            server = launch(home, port);
            String realm = "http://localhost:" + port + "/realms/pipl";
            awaitAnswer(realm + "/.well-known/openid-configuration");
            return Map.of("quarkus.oidc.auth-server-url", realm, "quarkus.oidc.credentials.secret", CLIENT_SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path home() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("target/keycloak"))) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private static Process launch(Path home, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                home.resolve("bin/kc.sh").toAbsolutePath().toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://localhost:" + port);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1",
                        "PIPL_DASHBOARD_SECRET", CLIENT_SECRET,
                        "PIPL_DASHBOARD_URL", "http://127.0.0.1:1",
                        "PIPL_PROVISIONER_SECRET", PASSWORD,
                        "PIPL_PASSWORD_REGULATOR", PASSWORD,
                        "PIPL_PASSWORD_REGULATOR_BEIJING", PASSWORD,
                        "PIPL_PASSWORD_OPERATOR", PASSWORD));
        return builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target/keycloak.log").toFile())
                .start();
    }

    private static void awaitAnswer(String address) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void stop() {
        if (server == null) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(Stream.of(server.toHandle()), server.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
