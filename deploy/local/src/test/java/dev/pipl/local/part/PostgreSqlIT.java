package dev.pipl.local.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipl.local.machine.Folders;
import dev.pipl.local.machine.PortCheck;
import dev.pipl.local.machine.Secrets;
import dev.pipl.local.machine.Unprivileged;
import dev.pipl.local.supervision.Console;
import dev.pipl.local.supervision.Phase;
import dev.pipl.local.supervision.ProcessMark;
import dev.pipl.local.supervision.RunState;
import dev.pipl.local.supervision.StateFile;
import dev.pipl.local.supervision.Supervisor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real server, started, killed and stopped as the launcher does it. */
class PostgreSqlIT {

    @TempDir
    Path local;

    @Test
    void whatWasCommittedOutlivesAKillAndAStopAndEachRoleSeesItsOwnSchemaOnly() throws Exception {
        // Given
        Folders folders = new Folders(local, local, local);
        Files.createDirectories(folders.logs());
        Secrets secrets = new Secrets(folders.secrets());
        int port = PortCheck.anyFree();
        Supervisor first = supervisor(folders, secrets, port);
        try {
            first.start();
            execute(secrets, port, "audit", "CREATE TABLE kept (n int)");
            execute(secrets, port, "audit", "INSERT INTO kept VALUES (1)");

            // When: killed
            ProcessMark server = postgres(folders).process();
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();

            // Then
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(postgres(folders).phase()).isEqualTo(Phase.HEALTHY);
                assertThat(postgres(folders).restarts()).isEqualTo(1);
            });
            execute(secrets, port, "audit", "INSERT INTO kept VALUES (2)");
        } finally {
            first.end();
        }
        assertThat(PortCheck.free(port)).isTrue();

        // When: stopped and started again
        Supervisor second = supervisor(folders, secrets, port);
        try {
            second.start();

            // Then
            assertThat(number(secrets, port, "audit", "SELECT count(*) FROM kept"))
                    .isEqualTo(2);
            assertThat(number(
                            secrets,
                            port,
                            "audit",
                            "SELECT count(*) FROM pg_settings"
                                    + " WHERE name IN ('fsync', 'synchronous_commit') AND setting = 'on'"))
                    .isEqualTo(2);
            assertThat(number(
                            secrets,
                            port,
                            "dashboard",
                            "SELECT count(*) FROM pg_tables WHERE tablename = 'kept'"
                                    + " AND has_schema_privilege('dashboard', schemaname, 'USAGE')"))
                    .isZero();
        } finally {
            second.end();
        }
    }

    private static Supervisor supervisor(Folders folders, Secrets secrets, int port)
            throws IOException, InterruptedException {
        Ports ports = Ports.of(Map.of(PartId.POSTGRESQL.portVariable(), Integer.toString(port)));
        return new Supervisor(
                List.of(new PostgreSql(folders, ports, secrets, Unprivileged.choose())),
                folders,
                ports,
                null,
                "PT0S",
                new Console(new PrintStream(OutputStream.nullOutputStream())));
    }

    private static RunState.PartState postgres(Folders folders) throws IOException {
        return new StateFile(folders.state()).read().orElseThrow().parts().get(PartId.POSTGRESQL);
    }

    private static void execute(Secrets secrets, int port, String role, String sql) throws SQLException, IOException {
        try (Connection connection = connect(secrets, port, role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Secrets secrets, int port, String role, String sql) throws SQLException, IOException {
        try (Connection connection = connect(secrets, port, role);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect(Secrets secrets, int port, String role) throws SQLException, IOException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/pipl",
                role,
                secrets.find("postgresql-" + role).orElseThrow());
    }
}
