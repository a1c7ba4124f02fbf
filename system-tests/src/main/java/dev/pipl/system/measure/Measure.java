package dev.pipl.system.measure;

import dev.pipl.law.Bilingual;
import dev.pipl.local.command.RunningPlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures the platform that runs from this checkout: {@code system-tests/measure}. What it prints holds for the machine it
 * ran on, with producer, broker, database and services side by side. Ends with 1 when a gate was missed.
 */
@Command(
        name = "system-tests/measure",
        mixinStandardHelpOptions = true,
        description = "测量本检出所运行的平台 / measures the platform that runs from this checkout (start it with ./run)")
public final class Measure implements Callable<Integer> {
    private static final List<String> ALL = List.of("throughput", "crossings", "cold", "gate");

    @Parameters(
            arity = "0..*",
            paramLabel = "PART",
            description = "throughput, crossings, cold, gate;缺省为全部 / all without any")
    private List<String> parts = ALL;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "另将结果写成 JSON / writes the figures to that file as well, as JSON")
    private Path json;

    @Option(
            names = "--crossings",
            paramLabel = "N",
            defaultValue = "400",
            description = "越限次数 / how many crossings (${DEFAULT-VALUE})")
    private int crossings;

    @Option(
            names = "--load",
            paramLabel = "N",
            description = "越限时的负载(每秒人次);缺省为本次所测吞吐的一半 / individuals a second during the crossings; without it,"
                    + " half of what this run measures")
    private Double load;

    @Option(
            names = "--tokens",
            split = ",",
            paramLabel = "N",
            description = "只测每事件这么多人的吞吐;缺省为 1,100,1000 / throughput only of events of so many persons; without it,"
                    + " of 1, 100 and 1,000")
    private List<Integer> tokens = Throughput.TOKENS;

    private Measure() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Measure()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (!ALL.containsAll(parts)) {
            System.err.println("可测 / parts: " + String.join(", ", ALL));
            return 2;
        }
        if (!Throughput.TOKENS.containsAll(tokens)) {
            System.err.println("--tokens: 1, 100, 1000");
            return 2;
        }
        RunningPlatform running = RunningPlatform.find()
                .orElseThrow(
                        () -> new IllegalStateException("no platform runs from this checkout; start it with ./run"));
        Report report = new Report(System.out);
        if (parts.contains("throughput")) {
            onMachine("throughput", report, () -> new Throughput(running).measure(report, tokens));
        }
        if (parts.contains("crossings")) {
            double half = load != null ? load : new Throughput(running).besideProducer() / 2;
            onMachine("crossings", report, () -> new Crossings(running, crossings).measure(report, half));
        }
        if (parts.contains("cold")) {
            onMachine("cold", report, () -> new ColdStart(running).measure(report));
        }
        if (parts.contains("gate")) {
            onMachine("gate", report, () -> gate(running, report));
        }
        if (json != null) {
            report.write(json);
        }
        return report.hasFailed() ? 1 : 0;
    }

    /** What times are worth on a virtual machine hangs on what its host left it meanwhile. */
    private static void onMachine(String part, Report report, Part measuring) throws Exception {
        try (StolenTime stolen = new StolenTime()) {
            measuring.measure();
            stolen.tell(part, report);
        }
    }

    /** One part of what is measured. */
    @FunctionalInterface
    private interface Part {
        void measure() throws Exception;
    }

    private static void gate(RunningPlatform running, Report report) throws Exception {
        GateLatency.Result result = new GateLatency(running.client(), running.tokens(), running.clock()).measure();
        report.figures(
                "gate",
                new Bilingual(
                        "传输前检查",
                        String.format(
                                Locale.ROOT,
                                "gate, %,d questions while %,d individuals a second are ingested: p50 %.1f ms, p99 %.1f"
                                        + " ms, max %.1f ms, %s",
                                result.milliseconds().size(),
                                result.individualsPerSecond(),
                                result.percentile(0.5),
                                result.percentile(0.99),
                                result.percentile(1),
                                result.answers())),
                Map.of(
                        "questions", result.milliseconds().size(),
                        "individualsPerSecond", result.individualsPerSecond(),
                        "millisP50", result.percentile(0.5),
                        "millisP99", result.percentile(0.99),
                        "millisMax", result.percentile(1),
                        "answers", result.answers()));
        report.atMost(
                "gate-p99",
                new Bilingual("传输前检查 p99(毫秒)", "gate, p99 in ms"),
                result.percentile(0.99),
                GateLatency.P99_MAX_MILLIS);
    }
}
