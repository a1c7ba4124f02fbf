package dev.pipl.local.supervision;

import dev.pipl.law.Bilingual;
import dev.pipl.local.LocalFailure;
import dev.pipl.local.part.Launch;
import dev.pipl.local.part.Part;
import dev.pipl.local.part.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One part's life in a thread of its own: prepared, started, watched, started again, and ended. */
final class PartRun implements Tools {

    private static final long BETWEEN_PROBES_MILLIS = 250;
    private static final String OWN_VARIABLES = "PIPL_";

    private final Part part;
    private final Path log;
    private final Console console;
    private final Runnable changed;
    private final CompletableFuture<Void> well;
    private final RestartPolicy restartPolicy = new RestartPolicy();
    private final Thread thread;

    private volatile Process process;
    private volatile ProcessMark mark;
    private boolean stopping;
    private volatile Phase phase = Phase.WAITING;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile CountDownLatch revival = new CountDownLatch(1);

    /**
     * @param well completed when it is well for the first time, or exceptionally when its first start fails
     * @param needs the futures of the parts that must be well before
     * @param changed told after every change of phase or process
     */
    PartRun(
            Part part,
            Path log,
            Console console,
            CompletableFuture<Void> well,
            CompletableFuture<Void> needs,
            Runnable changed) {
        this.part = part;
        this.log = log;
        this.console = console;
        this.well = well;
        this.changed = changed;
        this.thread = new Thread(() -> live(needs), part.id().wireName());
        this.thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    Part part() {
        return part;
    }

    Phase phase() {
        return phase;
    }

    int restarts() {
        return restarts.get();
    }

    Optional<ProcessMark> mark() {
        return Optional.ofNullable(mark);
    }

    /** Another try for a part that was given up. */
    void revive() {
        if (phase == Phase.DOWN) {
            revival.countDown();
        }
    }

    /** Returns when nothing of it is left. */
    void end() {
        Optional<ProcessMark> last;
        synchronized (this) {
            stopping = true;
            last = Optional.ofNullable(mark);
        }
        thread.interrupt();
        last.ifPresent(running -> Ending.end(running, part.endSignal()));
        enter(Phase.STOPPED);
    }

    private void live(CompletableFuture<Void> needs) {
        try {
            needs.join();
        } catch (RuntimeException anotherFailed) {
            return;
        }
        try {
            enter(Phase.PREPARING);
            part.prepare(this);
            start();
            console.say(part.id().wireName(), new Bilingual("就绪", "ready"));
            well.complete(null);
            watch();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failure) {
            well.completeExceptionally(failure);
        }
    }

    /** Starts it and waits until it is well. */
    private void start() throws IOException, InterruptedException {
        enter(Phase.STARTING);
        Launch launch = part.launch();
        Process started = spawn(launch.command(), launch.environment(), launch.folder());
        long giveUp = System.nanoTime() + part.patience().toNanos();
        while (!part.healthy()) {
            if (started.waitFor(BETWEEN_PROBES_MILLIS, TimeUnit.MILLISECONDS)) {
                throw failed(
                        "启动时退出(状态 " + started.exitValue() + ")",
                        "ended while starting (status " + started.exitValue() + ")");
            }
            if (System.nanoTime() > giveUp) {
                Ending.end(mark().orElseThrow(), part.endSignal());
                long seconds = part.patience().toSeconds();
                throw failed(seconds + " 秒内未就绪", "did not become healthy within " + seconds + " s");
            }
        }
        part.settle(this);
        enter(Phase.HEALTHY);
    }

    private void watch() throws InterruptedException {
        while (true) {
            int status = process.waitFor();
            if (isStopping()) {
                return;
            }
            Optional<Duration> pause = restartPolicy.died(System.nanoTime());
            if (pause.isEmpty()) {
                giveUp();
            }
            enter(Phase.BACKING_OFF);
            console.say(
                    part.id().wireName(),
                    new Bilingual("已退出(状态 " + status + "),重新启动", "ended (status " + status + "), starting it again"));
            revival.await(pause.orElse(Duration.ZERO).toMillis(), TimeUnit.MILLISECONDS);
            restarts.incrementAndGet();
            try {
                start();
                console.say(part.id().wireName(), new Bilingual("恢复", "well again"));
            } catch (IOException | RuntimeException failure) {
                console.say(part.id().wireName(), Failures.text(failure));
                mark().ifPresent(left -> Ending.end(left, part.endSignal()));
            }
        }
    }

    private void giveUp() throws InterruptedException {
        enter(Phase.DOWN);
        console.say(
                part.id().wireName(),
                new Bilingual(
                        "一分钟内退出五次,不再重启;日志 " + log + ";用 ./run --detach 再试",
                        "ended five times in a minute and stays down; see " + log + "; ./run --detach tries again"));
        revival = new CountDownLatch(1);
        revival.await();
        revival = new CountDownLatch(1);
        restartPolicy.forget();
    }

    @Override
    public void say(Bilingual progress) {
        console.say(part.id().wireName(), progress);
    }

    @Override
    public void run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        int status = spawn(command, environment, log.getParent()).waitFor();
        if (status != 0) {
            throw failed("准备失败(状态 " + status + ")", "could not be prepared (status " + status + ")");
        }
    }

    private synchronized Process spawn(List<String> command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        if (stopping) {
            throw new InterruptedException("the platform is stopping");
        }
        ProcessBuilder builder = new ProcessBuilder(OwnSession.command(new ArrayList<>(command)));
        builder.environment().keySet().removeIf(name -> name.startsWith(OWN_VARIABLES));
        builder.environment().putAll(environment);
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
        mark = ProcessMark.of(process.pid()).orElse(null);
        changed.run();
        return process;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private LocalFailure failed(String zh, String en) {
        String name = part.id().wireName();
        return new LocalFailure(name + " " + zh + ";见日志 " + log, name + " " + en + "; see " + log);
    }

    private void enter(Phase next) {
        phase = next;
        changed.run();
    }
}
