package dev.pipl.system.benchmark;

import dev.pipl.local.machine.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** One command, one run, one table: {@code system-tests/benchmark}. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "以同一份数据比较台账与对手;有门槛未通过时以 1 结束。%n"
                + "Measures the ledger against its peers on the same work; ends with 1 when a gate is missed.")
public final class Benchmark implements Callable<Integer> {

    private static final int MISSED = 1;

    @Option(names = "--quick", description = "小规模,数分钟。 / A small run of some minutes.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "另存为 JSON。 / Writes the figures as JSON too.")
    private Path json;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "只测这些: / Only these: ledger, upsert, upsert-packed, redis, redis-bare, streams")
    private List<String> only = Arrays.stream(Racer.values()).map(Racer::code).toList();

    @Option(names = "--batch", split = ",", paramLabel = "N", description = "每个事件的人数。 / Persons an event.")
    private List<Integer> batches = List.of(1, 100, 1_000);

    @Option(names = "--rounds", paramLabel = "N", description = "轮数。 / Measured rounds.")
    private int rounds = 5;

    private final CommandLine command = new CommandLine(this);

    public static void main(String[] args) {
        // Unset, the services' log manager lets everything pass: PostgreSQL's driver would then spell out, for a log
        // that
        // nobody keeps, every parameter it sends.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new Benchmark().command.execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Racer> racers = only.stream().map(this::racer).toList();
        List<Racer> missing =
                RedisContestant.program().isPresent() ? List.of() : List.of(Racer.REDIS, Racer.REDIS_BARE);
        List<Result> results = run(racers, missing);
        System.out.println(Report.figures(results, missing));
        System.out.println(Report.gates(results, missing));
        if (json != null) {
            Files.writeString(json, JsonReport.of(results, missing));
        }
        boolean isMissed =
                Gate.ALL.stream().flatMap(gate -> gate.judge(results).stream()).anyMatch(verdict -> !verdict.passes());
        return isMissed ? MISSED : 0;
    }

    private List<Result> run(List<Racer> racers, List<Racer> missing) throws Exception {
        List<Result> results = new ArrayList<>();
        Path folder = Files.createTempDirectory("pipl-benchmark");
        try (Race race = new Race(folder, Duration.ofSeconds(quick ? 4 : 15))) {
            for (int batch : batches) {
                for (Racer racer : racers) {
                    if (!missing.contains(racer)) {
                        System.err.printf("%s, %d …%n", racer.code(), batch);
                        results.add(race.run(racer, size(batch)));
                    }
                }
            }
        } finally {
            Tree.delete(folder);
        }
        return results;
    }

    private Racer racer(String code) {
        return Racer.of(code).orElseThrow(() -> new ParameterException(command, "没有 / there is no " + code));
    }

    private WorkSize size(int batch) {
        int full = batch == 1 ? 300_000 : batch < 1_000 ? 600_000 : 1_200_000;
        return new WorkSize(batch, quick ? full / 4 : full, rounds);
    }
}
