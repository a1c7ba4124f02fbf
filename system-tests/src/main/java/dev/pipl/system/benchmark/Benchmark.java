package dev.pipl.system.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One command, one run, one table: {@code system-tests/benchmark}. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "以同一份数据比较台账与对手。 / Measures the ledger against its peers on the same work.")
public final class Benchmark implements Callable<Integer> {

    private static final int ROUNDS = 3;

    @Option(names = "--quick", description = "约三分钟的小规模。 / A small run of about three minutes.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "另存为 JSON。 / Writes the figures as JSON too.")
    private Path json;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "只测这些:ledger, upsert, redis, redis-bare, streams。 / Only these.")
    private List<String> only = List.of("ledger", "upsert", "redis", "redis-bare", "streams");

    @Option(names = "--batch", split = ",", paramLabel = "N", description = "只测这些批量。 / Only these batch sizes.")
    private List<Integer> batches = List.of(1, 100, 1_000);

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmark()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("pipl-benchmark");
        List<Result> results = new ArrayList<>();
        try (Race race = new Race(folder)) {
            for (int batch : batches) {
                for (String name : only) {
                    Racer racer = Racer.of(name)
                            .orElseThrow(() -> new IllegalArgumentException("no such contestant: " + name));
                    System.err.printf("%s, %d …%n", name, batch);
                    results.add(race.run(racer, size(batch)));
                }
            }
        }
        System.out.println(Report.figures(results));
        System.out.println(Report.gates(results, List.of()));
        boolean failed =
                Gate.ALL.stream().flatMap(gate -> gate.judge(results).stream()).anyMatch(verdict -> !verdict.passes());
        return failed ? 1 : 0;
    }

    private WorkSize size(int batch) {
        int full = batch == 1 ? 100_000 : batch < 1_000 ? 600_000 : 1_200_000;
        return new WorkSize(batch, quick ? full / 4 : full, ROUNDS);
    }
}
