package dev.pipl.local.part;

import dev.pipl.local.LocalFailure;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.machine.Secrets;
import dev.pipl.local.machine.Tree;
import dev.pipl.local.part.adapter.PgSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the platform's own services, run from what the build made of it. */
public final class Service implements Part {

    private static final String LOOPBACK = "127.0.0.1";

    /** The ledger keeps its counts in memory and folds whole years; the others hold little. */
    private static final int LEDGER_HEAP_MIB = 1024;

    /**
     * Room for the batches of all partitions while they are judged. With 96 what was left of them spilled into the rest of the
     * heap, which then was collected as a whole every few seconds under load.
     */
    private static final int LEDGER_YOUNG_MIB = 320;

    private static final int HEAP_MIB = 256;

    private final PartId id;
    private final String module;
    private final Schema schema;
    private final Folders folders;
    private final Ports ports;
    private final Secrets secrets;
    private final Duration clockOffset;

    private Service(
            PartId id,
            String module,
            Schema schema,
            Folders folders,
            Ports ports,
            Secrets secrets,
            Duration clockOffset) {
        this.id = id;
        this.module = module;
        this.schema = schema;
        this.folders = folders;
        this.ports = ports;
        this.secrets = secrets;
        this.clockOffset = clockOffset;
    }

    /** The five services. */
    public static List<Part> all(Folders folders, Ports ports, Secrets secrets, Duration clockOffset) {
        return List.of(
                new Service(
                        PartId.REGISTRY,
                        "handler-registry-service",
                        Schema.HANDLER_REGISTRY,
                        folders,
                        ports,
                        secrets,
                        clockOffset),
                new Service(
                        PartId.CROSS_BORDER,
                        "cross-border-service",
                        Schema.CROSS_BORDER,
                        folders,
                        ports,
                        secrets,
                        clockOffset),
                new Service(
                        PartId.CERTIFICATION,
                        "certification-service",
                        Schema.CERTIFICATION,
                        folders,
                        ports,
                        secrets,
                        clockOffset),
                new Service(PartId.AUDIT, "audit-service", Schema.AUDIT, folders, ports, secrets, clockOffset),
                new Service(
                        PartId.DASHBOARD,
                        "regulator-dashboard",
                        Schema.DASHBOARD,
                        folders,
                        ports,
                        secrets,
                        clockOffset));
    }

    @Override
    public PartId id() {
        return id;
    }

    @Override
    public Set<PartId> needs() {
        return Set.of(PartId.POSTGRESQL, PartId.KAFKA, PartId.KEYCLOAK);
    }

    /** A build beside a running platform replaces the service's files: it runs from its own. */
    @Override
    public void prepare(Tools tools) throws IOException {
        Path built = folders.checkout().resolve(module).resolve("target").resolve("quarkus-app");
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new LocalFailure(module + " 尚未构建;请重新运行 ./run", module + " is not built; run ./run again to build it");
        }
        Tree.mirror(built, program());
    }

    @Override
    public Launch launch() throws IOException {
        List<String> command = switch (id) {
            case CROSS_BORDER -> Jvm.strong(LEDGER_HEAP_MIB, LEDGER_YOUNG_MIB);
            case DASHBOARD -> Jvm.roomy(HEAP_MIB);
            default -> Jvm.yielding(Jvm.prompt(HEAP_MIB));
        };
        command.addAll(List.of(
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                program().resolve("quarkus-run.jar").toString()));
        return new Launch(command, environment(), folders.home());
    }

    private Map<String, String> environment() throws IOException {
        int postgres = ports.of(PartId.POSTGRESQL);
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(id)));
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://" + LOOPBACK + ":" + postgres + "/" + PgSchemas.DATABASE);
        environment.put(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://" + LOOPBACK + ":" + postgres + "/" + PgSchemas.DATABASE);
        environment.put("QUARKUS_DATASOURCE_USERNAME", schema.wireName());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.keep(schema.secret()));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", LOOPBACK + ":" + ports.of(PartId.KAFKA));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", Keycloak.issuer(ports.of(PartId.KEYCLOAK)));
        environment.put("PIPL_CLOCK_OFFSET", clockOffset.toString());
        environment.put("PIPL_SECRETS_DIR", secrets.folderOf(id.wireName()).toString());
        if (id == PartId.CERTIFICATION) {
            environment.put("PIPL_PLATFORM_URL", "http://" + LOOPBACK + ":" + ports.of(PartId.PLATFORM_SANDBOX));
        }
        if (id == PartId.DASHBOARD) {
            environment.put("QUARKUS_OIDC_CLIENT_ID", "dashboard");
            environment.put("QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.keep(Keycloak.DASHBOARD_SECRET));
            environment.put("QUARKUS_OIDC_AUTHENTICATION_STATE_SECRET", secrets.keep("dashboard-login"));
            environment.put("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", secrets.keep("dashboard-session"));
        }
        return environment;
    }

    @Override
    public boolean healthy() {
        return HttpProbe.ok(ports.of(id), "/q/health/ready");
    }

    @Override
    public void settle(Tools tools) {}

    @Override
    public Duration patience() {
        return Duration.ofMinutes(3);
    }

    private Path program() {
        return folders.programs().resolve(id.wireName());
    }
}
