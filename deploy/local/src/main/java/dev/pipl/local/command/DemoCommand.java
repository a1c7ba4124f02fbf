package dev.pipl.local.command;

import dev.pipl.local.demo.DemoRun;
import dev.pipl.local.token.TokenIssuer;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./run demo}: the demonstration year. */
@Command(
        name = "demo",
        description = "演示一整年(必要时先启动平台)/ plays the demonstration year, starting the platform first if need be")
final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<RunningPlatform> running = RunningPlatform.find();
        if (running.isEmpty()) {
            new DetachedStart(Setting.folders(), null, System.out).call();
            running = RunningPlatform.find();
        }
        RunningPlatform platform = running.orElseThrow(TokenIssuer::notRunning);
        new DemoRun(platform.client(), platform.clock(), System.out).play();
        return 0;
    }
}
