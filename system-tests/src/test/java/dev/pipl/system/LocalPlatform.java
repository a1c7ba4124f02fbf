package dev.pipl.system;

import dev.pipl.local.command.RunningPlatform;
import dev.pipl.local.part.PartId;
import dev.pipl.local.supervision.ProcessMark;
import dev.pipl.local.supervision.RunState;
import dev.pipl.local.supervision.StateFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole platform, started and stopped by the launcher that {@code ./run} uses, on ports and a folder of its own. */
final class LocalPlatform {
    private static final Path CHECKOUT = Path.of(System.getProperty("pipl.checkout"));
    private static final Path FOLDER = Path.of(System.getenv("PIPL_LOCAL_DIR"));

    private LocalPlatform() {}

    static RunningPlatform start() throws IOException, InterruptedException {
        launcher("--detach");
        return RunningPlatform.find().orElseThrow();
    }

    static void stop() throws IOException, InterruptedException {
        launcher("stop");
    }

    static void reset() throws IOException, InterruptedException {
        launcher("reset", "--yes");
    }

    /** Kills one part as {@code kill -9} does. */
    static void kill(PartId part) throws IOException {
        ProcessMark process = state().parts().get(part).running().orElseThrow();
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
    }

    /** The launcher and all parts; one that has ended and only waits to be noticed by its parent counts as ended. */
    static List<ProcessMark> processes() throws IOException {
        RunState state = state();
        List<ProcessMark> processes = new ArrayList<>(List.of(state.launcher()));
        state.parts().values().forEach(part -> part.running().ifPresent(processes::add));
        return processes;
    }

    private static RunState state() throws IOException {
        return new StateFile(FOLDER.resolve("state.json")).read().orElseThrow();
    }

    private static void launcher(String... arguments) throws IOException, InterruptedException {
        Path installed = installed();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dfile.encoding=UTF-8",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-Dpipl.checkout=" + CHECKOUT,
                "-cp",
                installed.resolve("local-stack.jar") + ":" + installed.resolve("lib") + "/*",
                "dev.pipl.local.Main"));
        command.addAll(List.of(arguments));
        Process launcher = new ProcessBuilder(command).inheritIO().start();
        if (!launcher.waitFor(9, TimeUnit.MINUTES)) {
            launcher.destroy();
            throw new IllegalStateException("the launcher did not come to an end: " + List.of(arguments));
        }
        if (launcher.exitValue() != 0) {
            throw new IllegalStateException("the launcher ended with " + launcher.exitValue());
        }
    }

    /** The launcher where {@code ./run} puts it after a build; the broker starts from there too. */
    private static Path installed() throws IOException {
        Path built = CHECKOUT.resolve("deploy/local/target");
        Path installed = FOLDER.resolve("programs/launcher");
        if (Files.notExists(installed.resolve("lib"))) {
            Files.createDirectories(installed.resolve("lib"));
            Files.copy(built.resolve("local-stack-0.1.0-SNAPSHOT.jar"), installed.resolve("local-stack.jar"));
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(built.resolve("lib"), "*.jar")) {
                for (Path jar : jars) {
                    Files.copy(jar, installed.resolve("lib").resolve(jar.getFileName()));
                }
            }
        }
        return installed;
    }
}
