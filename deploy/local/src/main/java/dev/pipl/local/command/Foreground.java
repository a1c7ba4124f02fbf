package dev.pipl.local.command;

import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.asof.AsOf;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.machine.FreeSpace;
import dev.pipl.local.machine.LogFiles;
import dev.pipl.local.machine.Secrets;
import dev.pipl.local.part.Keycloak;
import dev.pipl.local.part.Part;
import dev.pipl.local.part.Ports;
import dev.pipl.local.supervision.Console;
import dev.pipl.local.supervision.Orphans;
import dev.pipl.local.supervision.PlatformLock;
import dev.pipl.local.supervision.StateFile;
import dev.pipl.local.supervision.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;

/** The platform for as long as this process lives. */
final class Foreground implements Callable<Integer> {

    static final String READY = "Ready";

    private final Folders folders;
    private final LocalDate asOf;
    private final Clock clock;
    private final PrintStream out;
    private final Console console;

    Foreground(Folders local, LocalDate asOf, Clock clock, PrintStream out) {
        this.folders = asOf == null ? local : local.asOf();
        this.asOf = asOf;
        this.clock = clock;
        this.out = out;
        this.console = new Console(out);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Ports ports = Ports.of(System.getenv());
        try (PlatformLock lock = PlatformLock.take(folders.lock())) {
            endOrphans();
            Files.createDirectories(folders.home());
            boolean unpacked = Files.isDirectory(folders.programs().resolve(Keycloak.PROGRAM));
            FreeSpace.require(folders.local(), FreeSpace.neededBytes(unpacked));
            ports.requireFree();
            AsOf asOfData = new AsOf(folders.home());
            Duration offset = asOf == null ? Duration.ZERO : asOfData.offset(asOf, clock);
            LogFiles.rotate(folders.logs(), DetachedStart.LOG);
            Files.deleteIfExists(folders.revival());
            announce(offset);
            run(ports, offset, asOfData);
            return 0;
        }
    }

    private void run(Ports ports, Duration offset, AsOf asOfData) throws IOException, InterruptedException {
        List<Part> parts = Stack.parts(folders, ports, offset);
        Supervisor supervisor = new Supervisor(
                parts, folders, ports, asOf == null ? null : asOf.toString(), offset.toString(), console);
        Runnable remember = () -> remember(asOfData, offset);
        Thread atTheEnd = new Thread(
                () -> {
                    console.say("", new Bilingual("正在停止", "stopping"));
                    supervisor.end();
                    remember.run();
                    console.say("", new Bilingual("已停止", "stopped"));
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        try {
            supervisor.start();
        } catch (RuntimeException failure) {
            supervisor.end();
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
            throw failure;
        }
        out.print(Addresses.render(ports::of, new Secrets(folders.secrets())));
        console.line(READY);
        supervisor.watch(remember);
    }

    private void endOrphans() throws IOException {
        int orphans = Orphans.end(new StateFile(folders.state()));
        if (orphans > 0) {
            console.say(
                    "",
                    new Bilingual(
                            "已结束上次遗留的 " + orphans + " 个进程",
                            "ended " + orphans + " processes left by a launcher that was killed"));
        }
    }

    private void announce(Duration offset) {
        console.say(
                "", new Bilingual("启动平台,数据在 " + folders.home(), "starting the platform, data in " + folders.home()));
        if (asOf != null) {
            String time = BeijingCalendar.at(clock.instant().plus(offset).truncatedTo(ChronoUnit.SECONDS))
                    .toString();
            console.say("", new Bilingual("平台时钟:" + time, "the platform's clock: " + time));
        }
    }

    private void remember(AsOf asOfData, Duration offset) {
        if (asOf == null) {
            return;
        }
        try {
            asOfData.reached(clock.instant().plus(offset));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
