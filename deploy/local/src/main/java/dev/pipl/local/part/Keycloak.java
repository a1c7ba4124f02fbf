package dev.pipl.local.part;

import dev.pipl.law.Bilingual;
import dev.pipl.local.machine.Archive;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.machine.Secrets;
import dev.pipl.local.part.adapter.PgSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sign-in and tokens, with the realm {@code pipl} of {@code deploy/keycloak}. Started without its shell script. */
public final class Keycloak implements Part {

    public static final String REALM = "pipl";
    public static final String PROGRAM = "keycloak-26.7.3";

    /** The secret of the client that may make other clients. */
    public static final String PROVISIONER_SECRET = "keycloak-provisioner";

    /** The secret of the page's client. */
    static final String DASHBOARD_SECRET = "keycloak-dashboard";

    private static final int HEAP_MIB = 320;

    /** Fixed when Keycloak is built, once: features nobody here uses, and the caches of a cluster, cost start time. */
    private static final List<String> BUILD_OPTIONS = List.of(
            "--db=postgres",
            "--cache=local",
            "--health-enabled=false",
            "--metrics-enabled=false",
            "--features-disabled=kerberos,ciba,device-flow,par,organization,passkeys");

    private final Folders folders;
    private final Ports ports;
    private final Secrets secrets;

    public Keycloak(Folders folders, Ports ports, Secrets secrets) {
        this.folders = folders;
        this.ports = ports;
        this.secrets = secrets;
    }

    /** Where the realm's tokens say they come from. */
    public static String issuer(int port) {
        return "http://localhost:" + port + "/realms/" + REALM;
    }

    @Override
    public PartId id() {
        return PartId.KEYCLOAK;
    }

    @Override
    public Set<PartId> needs() {
        return Set.of(PartId.POSTGRESQL);
    }

    @Override
    public void prepare(Tools tools) throws IOException, InterruptedException {
        if (!Files.isDirectory(program())) {
            tools.say(new Bilingual("解包", "unpacking"));
            Archive.unpackGzip(
                    folders.checkout()
                            .resolve("deploy/local/target/dist")
                            .resolve("keycloak-quarkus-dist-26.7.3.tar.gz"),
                    program(),
                    1);
        }
        Path built = program().resolve("built-for-local");
        if (!Files.exists(built)) {
            tools.say(new Bilingual("一次性构建(约 15-30 秒)", "building it, once (15 to 30 s)"));
            List<String> build = java();
            build.add("build");
            build.addAll(BUILD_OPTIONS);
            tools.run(build, Map.of());
            Files.createFile(built);
        }
        Path imports = program().resolve("data").resolve("import");
        Files.createDirectories(imports);
        Files.copy(
                folders.checkout().resolve("deploy/keycloak/realm-pipl.json"),
                imports.resolve("realm-pipl.json"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Launch launch() throws IOException {
        int port = ports.of(PartId.KEYCLOAK);
        List<String> command = java();
        command.addAll(List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://localhost:" + port,
                "--db-url=jdbc:postgresql://127.0.0.1:" + ports.of(PartId.POSTGRESQL) + "/" + PgSchemas.DATABASE,
                "--db-schema=" + Schema.KEYCLOAK.wireName(),
                "--db-username=" + Schema.KEYCLOAK.wireName(),
                "--db-pool-max-size=20"));
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_PASSWORD", secrets.keep(Schema.KEYCLOAK.secret()));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.keep("keycloak-admin"));
        environment.put("PIPL_PROVISIONER_SECRET", secrets.keep(PROVISIONER_SECRET));
        environment.put("PIPL_DASHBOARD_SECRET", secrets.keep(DASHBOARD_SECRET));
        environment.put("PIPL_DASHBOARD_URL", PartId.DASHBOARD.address(ports.of(PartId.DASHBOARD)));
        for (DemoAccount account : DemoAccount.values()) {
            environment.put(account.variable(), account.password(secrets));
        }
        return new Launch(command, environment, program());
    }

    /** The log says "started" long before it answers, so ask for what everybody needs of it. */
    @Override
    public boolean healthy() {
        return HttpProbe.ok(ports.of(PartId.KEYCLOAK), "/realms/" + REALM + "/.well-known/openid-configuration");
    }

    @Override
    public void settle(Tools tools) {}

    @Override
    public Duration patience() {
        return Duration.ofMinutes(5);
    }

    /** As {@code kc.sh} would, with a collector and a compiler that suit a small machine. */
    private List<String> java() {
        List<String> command = new ArrayList<>(Jvm.prompt(HEAP_MIB));
        command.addAll(List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + program(),
                "-Djboss.server.config.dir=" + program().resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                program().resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return command;
    }

    private Path program() {
        return folders.programs().resolve(PROGRAM);
    }
}
