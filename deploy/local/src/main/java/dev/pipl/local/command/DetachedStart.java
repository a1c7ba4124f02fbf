package dev.pipl.local.command;

import dev.pipl.local.LocalFailure;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.part.PartId;
import dev.pipl.local.supervision.OwnSession;
import dev.pipl.local.supervision.RunState;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code ./run --detach}: a launcher in the background, or what is missing of a platform that runs. */
public final class DetachedStart implements Callable<Integer> {

    static final String LOG = "launcher.log";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Longer than the most patient part. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Folders folders;
    private final LocalDate asOf;
    private final PrintStream out;

    public DetachedStart(Folders folders, LocalDate asOf, PrintStream out) {
        this.folders = folders;
        this.asOf = asOf;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<RunState> running = Setting.running(folders);
        if (running.isPresent()) {
            complete(running.get());
        } else {
            startNew();
        }
        return 0;
    }

    private void complete(RunState state) throws IOException {
        requireSameDate(state);
        if (!state.allHealthy()) {
            Files.createDirectories(folders.local());
            Files.writeString(folders.revival(), "");
            state = awaitHealthy();
            printTable(state);
            out.println(Foreground.READY);
        } else {
            printTable(state);
        }
    }

    private void printTable(RunState state) throws IOException {
        out.print(Addresses.render(part -> portOf(state, part), Setting.secretsOf(folders, state)));
    }

    private static int portOf(RunState state, PartId part) {
        return state.parts().get(part).port();
    }

    private void requireSameDate(RunState state) {
        String asked = asOf == null ? null : asOf.toString();
        if (asked != null && !asked.equals(state.asOf())) {
            String runs = state.asOf() == null ? "--" : state.asOf();
            throw new LocalFailure(
                    "平台已在运行,其 --as-of 为 " + runs + ";请先 ./run stop",
                    "the platform is running already with --as-of " + runs + "; ./run stop first");
        }
    }

    private RunState awaitHealthy() throws IOException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<RunState> now = Setting.running(folders);
            if (now.isEmpty()) {
                throw new LocalFailure(
                        "平台已停止;见 " + folders.logs().resolve(LOG),
                        "the platform has ended; see " + folders.logs().resolve(LOG));
            }
            if (now.get().allHealthy()) {
                return now.get();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new LocalFailure("有部件未就绪;见 ./run status", "a part does not become healthy; see ./run status");
    }

    private void startNew() throws IOException, InterruptedException {
        Path log = folders.logs().resolve(LOG);
        Files.createDirectories(folders.logs());
        if (Files.exists(log)) {
            Files.move(log, folders.logs().resolve(LOG + ".1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        Process launcher = new ProcessBuilder(OwnSession.command(ownCommand()))
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(log.toFile())
                .start();
        Thread together = new Thread(launcher::destroy, "end the launcher that is starting");
        Runtime.getRuntime().addShutdownHook(together);
        follow(launcher, log);
        Runtime.getRuntime().removeShutdownHook(together);
    }

    /** Shows what the launcher says until it is ready; its last line says why when it is not. */
    private void follow(Process launcher, Path log) throws IOException, InterruptedException {
        try (RandomAccessFile said = new RandomAccessFile(log.toFile(), "r")) {
            StringBuilder last = new StringBuilder();
            while (true) {
                boolean ended = launcher.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                byte[] more = new byte[(int) (said.length() - said.getFilePointer())];
                said.readFully(more);
                String text = new String(more, StandardCharsets.UTF_8);
                out.print(text);
                out.flush();
                last.append(text);
                if (last.toString().endsWith("\n" + Foreground.READY + "\n")) {
                    return;
                }
                if (ended) {
                    throw new LocalFailure("启动失败,见上", "the start failed, see above", Math.max(1, launcher.exitValue()));
                }
            }
        }
    }

    private List<String> ownCommand() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.pipl.local.Main"));
        if (asOf != null) {
            command.addAll(List.of("--as-of", asOf.toString()));
        }
        return command;
    }
}
