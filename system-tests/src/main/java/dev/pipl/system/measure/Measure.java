package dev.pipl.system.measure;

import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.command.RunningPlatform;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Measures the platform that runs from this checkout and prints a table: {@code system-tests/measure}. What it prints
 * holds for the machine it ran on, with producer, broker, database and services side by side.
 */
public final class Measure {
    private static final int ROUNDS = 3;
    private static final int CROSSINGS = 10;

    /** Tokens an event, and how many individuals make a round of a few seconds. */
    private static final int[][] THROUGHPUT = {{1, 40_000}, {100, 1_200_000}, {1_000, 2_400_000}};

    private Measure() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        RunningPlatform running = RunningPlatform.find()
                .orElseThrow(
                        () -> new IllegalStateException("no platform runs from this checkout; start it with ./run"));
        List<String> wanted = args.length == 0 ? List.of("throughput", "crossings", "gate") : List.of(args);
        if (wanted.contains("throughput")) {
            throughput(running);
        }
        if (wanted.contains("crossings")) {
            crossings(running);
        }
        if (wanted.contains("gate")) {
            gate(running);
        }
    }

    private static void throughput(RunningPlatform running) {
        PlatformClient client = running.client();
        Throughput throughput =
                new Throughput(new Stand(client), client.endpoints().kafkaBootstrap(), running.clock());
        System.out.println(
                "Kafka -> committed ledger, individuals a second (median of " + ROUNDS + " after a warm-up)");
        for (int[] row : THROUGHPUT) {
            throughput.individualsPerSecond(row[0], row[1] / 4);
            long[] rounds = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                rounds[i] = throughput.individualsPerSecond(row[0], row[1]);
            }
            java.util.Arrays.sort(rounds);
            System.out.printf(
                    Locale.ROOT,
                    "  %,6d tokens an event  %,10d  (%,d to %,d)%n",
                    row[0],
                    rounds[ROUNDS / 2],
                    rounds[0],
                    rounds[ROUNDS - 1]);
        }
    }

    private static void crossings(RunningPlatform running) throws IOException, InterruptedException {
        List<Double> taken = new Crossings(running.client(), running.tokens(), running.clock()).milliseconds(CROSSINGS);
        System.out.printf(
                Locale.ROOT,
                "publishing the last person -> alert on the stream, %d crossings: p50 %.1f ms, min %.1f ms, max %.1f ms%n",
                CROSSINGS,
                taken.get(CROSSINGS / 2),
                taken.get(0),
                taken.get(CROSSINGS - 1));
    }

    private static void gate(RunningPlatform running) throws IOException, InterruptedException {
        GateLatency.Result result = new GateLatency(running.client(), running.tokens(), running.clock()).measure();
        System.out.printf(
                Locale.ROOT,
                "gate, %,d questions while %,d individuals a second are ingested: p50 %.1f ms, p99 %.1f ms, max %.1f ms, %s%n",
                result.milliseconds().size(),
                result.individualsPerSecond(),
                result.percentile(0.5),
                result.percentile(0.99),
                result.percentile(1),
                result.answers());
    }
}
