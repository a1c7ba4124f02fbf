package dev.pipl.local.command;

import dev.pipl.law.Bilingual;
import dev.pipl.local.machine.Folders;
import dev.pipl.local.supervision.Console;
import dev.pipl.local.supervision.Orphans;
import dev.pipl.local.supervision.PlatformLock;
import dev.pipl.local.supervision.RunState;
import dev.pipl.local.supervision.StateFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./run stop}: returns when nothing of the platform is left. */
@Command(name = "stop", description = "停止平台 / stops the platform")
final class StopCommand implements Callable<Integer> {

    private static final Duration LAUNCHER_GONE = Duration.ofSeconds(10);

    @Override
    public Integer call() throws IOException {
        stop(Setting.folders(), new Console(System.out));
        return 0;
    }

    static void stop(Folders folders, Console console) throws IOException {
        Optional<RunState> running = Setting.running(folders);
        if (running.isPresent()) {
            console.say("", new Bilingual("正在停止", "stopping"));
            running.get().endLauncher();
        }
        try (PlatformLock lock = PlatformLock.takeWithin(LAUNCHER_GONE, folders.lock())) {
            int orphans = Orphans.end(new StateFile(folders.state()));
            boolean nothingRan = running.isEmpty() && orphans == 0;
            console.say(
                    "",
                    nothingRan
                            ? new Bilingual("平台未在运行", "the platform was not running")
                            : new Bilingual("已停止", "stopped"));
        }
    }
}
