package dev.pipl.local.command;

import dev.pipl.local.machine.Folders;
import dev.pipl.local.machine.Memory;
import dev.pipl.local.part.Part;
import dev.pipl.local.part.PartId;
import dev.pipl.local.part.Ports;
import dev.pipl.local.supervision.Phase;
import dev.pipl.local.supervision.ProcessMark;
import dev.pipl.local.supervision.RunState;
import dev.pipl.local.supervision.StateFile;
import dev.pipl.local.token.TokenIssuer;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./run status}: 0 when all is well, 1 when something is not, 3 when nothing runs. */
@Command(name = "status", description = "各部件的状况、进程、端口与内存 / health, process, port and memory of every part")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_ALL_WELL = 1;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Folders folders = Setting.folders();
        Optional<RunState> state = new StateFile(folders.state()).read();
        boolean anything = state.filter(known -> known.supervised()
                        || known.parts().values().stream()
                                .anyMatch(part -> part.running().isPresent()))
                .isPresent();
        if (!anything) {
            throw TokenIssuer.notRunning();
        }
        return show(state.get(), healthOf(folders, state.get()), System.out);
    }

    private static int show(RunState state, Map<PartId, Boolean> health, PrintStream out) {
        Table table = new Table().row("部件 Part", "状况 Health", "进程 Pid", "端口 Port", "内存 PSS MiB", "重启 Restarts");
        long sumKib = 0;
        boolean allWell = state.supervised();
        for (Map.Entry<PartId, RunState.PartState> entry : state.parts().entrySet()) {
            RunState.PartState part = entry.getValue();
            boolean well = health.getOrDefault(entry.getKey(), false);
            allWell &= well;
            Optional<ProcessMark> process = part.running();
            OptionalLong memory =
                    process.map(mark -> Memory.ofFamilyKib(mark.pid())).orElse(OptionalLong.empty());
            sumKib += memory.orElse(0);
            table.row(
                    entry.getKey().wireName(),
                    healthText(part, well),
                    process.map(mark -> Long.toString(mark.pid())).orElse("-"),
                    part.port(),
                    memory.isPresent() ? memory.getAsLong() / 1024 : "-",
                    part.restarts());
        }
        OptionalLong own =
                state.supervised() ? Memory.ofFamilyKib(state.launcher().pid()) : OptionalLong.empty();
        long launcherKib = Math.max(0, own.orElse(0) - sumKib);
        table.row(
                "launcher",
                state.supervised() ? "正常 healthy" : "已被结束 was killed: ./run 或 or ./run stop",
                state.supervised() ? state.launcher().pid() : "-",
                "",
                launcherKib / 1024,
                "");
        table.row("合计 Sum", "", "", "", (sumKib + launcherKib) / 1024, "");
        out.print(table.render());
        if (state.asOf() != null) {
            out.println("  --as-of " + state.asOf() + "  (" + state.clockOffset() + ")");
        }
        return allWell ? 0 : NOT_ALL_WELL;
    }

    private static String healthText(RunState.PartState part, boolean well) {
        Phase shown = part.phase();
        if (shown == Phase.HEALTHY && !well) {
            return "不应答 does not answer";
        }
        return shown.title().zh() + " " + shown.title().en();
    }

    /** Asks every part now, all at once. */
    private static Map<PartId, Boolean> healthOf(Folders folders, RunState state)
            throws IOException, InterruptedException {
        Map<String, String> portsInUse = new HashMap<>();
        state.parts().forEach((id, part) -> portsInUse.put(id.portVariable(), Integer.toString(part.port())));
        Folders used = Setting.foldersOf(folders, state);
        List<Part> parts = Stack.parts(used, Ports.of(portsInUse), Duration.parse(state.clockOffset()));
        Map<PartId, Boolean> health = new EnumMap<>(PartId.class);
        parts.parallelStream()
                .map(part -> Map.entry(part.id(), isWell(part, state)))
                .toList()
                .forEach(each -> health.put(each.getKey(), each.getValue()));
        return health;
    }

    private static boolean isWell(Part part, RunState state) {
        RunState.PartState known = state.parts().get(part.id());
        return known.phase() == Phase.HEALTHY && known.running().isPresent() && part.healthy();
    }
}
