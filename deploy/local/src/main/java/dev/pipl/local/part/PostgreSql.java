package dev.pipl.local.part;

import dev.pipl.law.Bilingual;
import dev.pipl.local.LocalFailure;
import dev.pipl.local.machine.Archive;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.machine.Secrets;
import dev.pipl.local.machine.Tree;
import dev.pipl.local.machine.Unprivileged;
import dev.pipl.local.part.adapter.PgSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The database of all services: one database, a schema and a role of the same name for each. */
public final class PostgreSql implements Part {

    public static final String PROGRAM = "postgresql-18.6";

    private static final String SUPERUSER = "postgres";

    /** Five services with two pools each, Keycloak, and room for a person with psql. */
    private static final int CONNECTIONS = 200;

    private final Folders folders;
    private final int port;
    private final Secrets secrets;
    private final Unprivileged unprivileged;

    public PostgreSql(Folders folders, Ports ports, Secrets secrets, Unprivileged unprivileged) {
        this.folders = folders;
        this.port = ports.of(PartId.POSTGRESQL);
        this.secrets = secrets;
        this.unprivileged = unprivileged;
    }

    @Override
    public PartId id() {
        return PartId.POSTGRESQL;
    }

    @Override
    public Set<PartId> needs() {
        return Set.of();
    }

    @Override
    public void prepare(Tools tools) throws IOException, InterruptedException {
        if (!Files.isDirectory(program())) {
            tools.say(new Bilingual("解包", "unpacking"));
            unpack();
        }
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            tools.say(new Bilingual("新建数据库", "creating the database"));
            create(tools);
        }
        forgetDeadServer();
    }

    @Override
    public Launch launch() {
        return new Launch(
                unprivileged.command(List.of(
                        binary("postgres"),
                        "-D",
                        data().toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=on",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "max_connections=" + CONNECTIONS,
                        "-c",
                        "log_timezone=UTC",
                        "-c",
                        "TimeZone=UTC")),
                Map.of("LC_ALL", "C"),
                folders.home());
    }

    @Override
    public boolean healthy() {
        try {
            return PgSchemas.answers(port, SUPERUSER, password());
        } catch (IOException unreadableSecret) {
            return false;
        }
    }

    @Override
    public void settle(Tools tools) throws IOException {
        PgSchemas schemas = new PgSchemas(port, SUPERUSER, password());
        for (Schema schema : Schema.values()) {
            schemas.ensure(schema.wireName(), secrets.keep(schema.secret()));
        }
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public EndSignal endSignal() {
        return EndSignal.INT;
    }

    private void unpack() throws IOException {
        String resource = "/postgres-" + platform() + ".txz";
        try (InputStream archive = PostgreSql.class.getResourceAsStream(resource)) {
            if (archive == null) {
                throw new LocalFailure(
                        "没有适用于本机的 PostgreSQL:" + resource, "no PostgreSQL for this kind of machine: " + resource);
            }
            Archive.unpackXz(archive, program());
        }
    }

    private void create(Tools tools) throws IOException, InterruptedException {
        Path half = data().resolveSibling("postgresql.half");
        Tree.delete(half);
        Files.createDirectories(half);
        Path passwordFile = half.resolveSibling("postgresql.password");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password(), StandardCharsets.UTF_8);
        try {
            unprivileged.own(half);
            unprivileged.own(passwordFile);
            tools.run(
                    unprivileged.command(List.of(
                            binary("initdb"),
                            "--pgdata=" + half,
                            "--username=" + SUPERUSER,
                            "--auth=scram-sha-256",
                            "--pwfile=" + passwordFile,
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8")),
                    Map.of("LC_ALL", "C"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(half, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * A server that was killed leaves its process id behind, and PostgreSQL will not start while another process has
     * that id by chance.
     */
    private void forgetDeadServer() throws IOException {
        Path pidFile = data().resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            String pid =
                    Files.readAllLines(pidFile, StandardCharsets.UTF_8).get(0).trim();
            boolean runs = ProcessHandle.of(Long.parseLong(pid))
                    .flatMap(process -> process.info().command())
                    .filter(command -> command.endsWith("/postgres"))
                    .isPresent();
            if (!runs) {
                Files.delete(pidFile);
            }
        }
    }

    private String password() throws IOException {
        return secrets.keep("postgresql-superuser");
    }

    private Path program() {
        return folders.programs().resolve(PROGRAM);
    }

    private String binary(String name) {
        return program().resolve("bin").resolve(name).toString();
    }

    private Path data() {
        return folders.data("postgresql");
    }

    private static String platform() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        return (mac ? "darwin-" : "linux-") + (arm ? "arm_64" : "x86_64");
    }
}
