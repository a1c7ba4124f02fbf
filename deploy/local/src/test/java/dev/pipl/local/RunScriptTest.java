package dev.pipl.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code run} on machines that lack something, with a PATH that holds only what such a machine has. */
class RunScriptTest {

    private static final List<String> ORDINARY_TOOLS = List.of(
            "dirname", "sed", "head", "find", "mkdir", "touch", "df", "awk", "sort", "grep", "tee", "rm", "cat", "mv",
            "cp", "ln");

    /** What a build leaves behind, the page's node_modules among it. */
    private static final String BUILD = String.join(
            "\n",
            "cd \"$(dirname \"$0\")/../clone\"",
            "mkdir -p deploy/local/target/lib deploy/local/target/dist regulator-dashboard/node_modules",
            "touch deploy/local/target/local-stack-0.jar deploy/local/target/lib/a.jar regulator-dashboard/node_modules/a",
            "for each in handler-registry cross-border certification audit; do",
            "  mkdir -p $each-service/target/quarkus-app && touch $each-service/target/quarkus-app/quarkus-run.jar",
            "done",
            "mkdir -p regulator-dashboard/target/quarkus-app transfer-publisher/target",
            "touch transfer-publisher/target/transfer-publisher.jar",
            "touch regulator-dashboard/target/quarkus-app/quarkus-run.jar");

    @TempDir
    Path machine;

    private Path bin;

    @BeforeEach
    void ordinaryMachineWithAFreshClone() throws IOException {
        bin = Files.createDirectories(machine.resolve("bin"));
        for (String tool : ORDINARY_TOOLS) {
            for (Path place : List.of(Path.of("/usr/bin"), Path.of("/bin"))) {
                if (Files.exists(place.resolve(tool)) && !Files.exists(bin.resolve(tool))) {
                    program(tool, "exec " + place.resolve(tool) + " \"$@\"");
                }
            }
        }
        Files.createDirectories(machine.resolve("clone/libs"));
        Files.createFile(machine.resolve("clone/pom.xml"));
        Files.copy(Path.of("../../run"), machine.resolve("clone/run"));
    }

    @Test
    void aMachineWithoutJavaIsToldSo() throws Exception {
        Answer answer = run();

        assertThat(answer.status()).isNotZero();
        assertThat(answer.text())
                .isEqualTo("找不到 Java:请安装 JDK 17 或更高版本,或设置 JAVA_HOME"
                        + " / Java not found: install a JDK 17 or newer, or set JAVA_HOME\n");
    }

    @Test
    void aJavaThatIsTooOldIsToldSo() throws Exception {
        program("java", "echo 'openjdk version \"11.0.22\" 2024-01-16' >&2");

        Answer answer = run();

        assertThat(answer.status()).isNotZero();
        assertThat(answer.text()).contains("Java 11 is too old").hasLineCount(1);
    }

    @Test
    void aJavaWithoutACompilerCannotBuild() throws Exception {
        program("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");

        assertThat(run().text()).contains("a JDK is needed to build").hasLineCount(1);
    }

    @Test
    void aMachineWithoutMavenIsToldSo() throws Exception {
        jdk();

        Answer answer = run();

        assertThat(answer.status()).isNotZero();
        assertThat(answer.text()).contains("Maven 3.8 or newer is needed to build: mvn is not on the PATH");
    }

    @Test
    void aMavenThatIsTooOldIsToldSo() throws Exception {
        jdk();
        program("mvn", "echo 'Apache Maven 3.6.3'");

        assertThat(run().text()).contains("Maven 3.6.3 is too old");
    }

    @Test
    void aBuildThatFailsEndsTheCommandAndPointsAtItsLog() throws Exception {
        jdk();
        program(
                "mvn",
                "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.9'; exit 0; fi",
                "echo '[INFO] Building The law as data 0.1.0-SNAPSHOT                 [2/11]'",
                "echo '[ERROR] cannot find symbol'; exit 1");

        Answer answer = run();

        assertThat(answer.status()).isNotZero();
        assertThat(answer.text())
                .contains("[2/11] The law as data")
                .contains("[ERROR] cannot find symbol")
                .contains("the build failed; see ");
        assertThat(machine.resolve("clone/.local/build.stamp")).doesNotExist();
    }

    @Test
    void onlyWhatChangedIsBuiltAgain() throws Exception {
        // Given
        jdk();
        program("mvn", "if [ \"$1\" = -v ]; then echo 'Apache Maven 3.9.9'; exit 0; fi", "echo 'built' \"$6\"", BUILD);
        Path service = Files.createDirectories(machine.resolve("clone/audit-service/src/main/java"));
        Path library = Files.createDirectories(machine.resolve("clone/libs/law/src/main/java"));

        // When, Then
        assertThat(run().text()).contains("building: deploy/local transfer-publisher");
        assertThat(run().text()).doesNotContain("building");

        Files.writeString(service.resolve("Changed.java"), "");
        assertThat(run().text()).contains("building: audit-service\n");
        assertThat(run().text()).doesNotContain("building");

        Files.delete(service.resolve("Changed.java"));
        assertThat(run().text()).contains("building: audit-service\n");

        Files.writeString(library.resolve("Changed.java"), "");
        assertThat(run().text()).contains("building: deploy/local transfer-publisher");
    }

    @Test
    void aTokenIsNeverWorthABuild() throws Exception {
        jdk();
        program("mvn", "touch built");

        Answer answer = run("token", "operator");

        assertThat(answer.status()).isEqualTo(3);
        assertThat(answer.text()).contains("the platform is not running");
        assertThat(machine.resolve("clone/built")).doesNotExist();
    }

    private void jdk() throws IOException {
        program("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");
        program("javac", "exit 0");
    }

    private void program(String name, String... lines) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Answer run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/bash", "run"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(machine.resolve("clone").toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process script = builder.start();
        String text = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(script.exitValue(), text);
    }

    private record Answer(int status, String text) {}
}
