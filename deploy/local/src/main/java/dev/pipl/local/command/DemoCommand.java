package dev.pipl.local.command;

import dev.pipl.local.LocalFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./run demo}: the demonstration year. */
@Command(
        name = "demo",
        description = "演示一整年(必要时先启动平台)/ plays the demonstration year, starting the platform first if need be")
final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new LocalFailure("演示尚未提供", "the demonstration is not there yet");
    }
}
