package dev.pipl.system.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.pipl.law.Bilingual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs the ledger at scale on real parts of its own and compares it with what was sent: {@code system-tests/scale}. Ends
 * with 1 when a count is wrong.
 */
@Command(
        name = "system-tests/scale",
        mixinStandardHelpOptions = true,
        description = "Runs the ledger at scale and checks every count. 以大规模运行台账并核对每个计数。")
public final class Scale implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "heap|instances",
            description = "What to run; both without a name. 运行哪一部分，缺省为全部。")
    private List<String> wanted = new ArrayList<>();

    @Option(names = "--handlers", description = "Handlers. 处理者数量。")
    private Integer handlers;

    @Option(names = "--individuals", description = "Individuals in the heap part. 堆部分的个人数量。")
    private long individuals = 20_000_000;

    @Option(names = "--duration", description = "For how long instances are disturbed, ISO-8601. 干扰持续时间。")
    private Duration duration = Duration.ofMinutes(3);

    @Option(names = "--rate", description = "Events a second in the instances part. 每秒事件数。")
    private int eventsPerSecond = 300;

    @Option(names = "--seed", description = "Of the traffic. 流量种子。")
    private long seed = 20261122;

    @Option(names = "--json", description = "Also writes the result there. 同时写入该文件。")
    private Path json;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Scale()).execute(args));
    }

    @Override
    public Integer call() throws IOException, SQLException {
        Path checkout = Path.of(System.getProperty("pipl.checkout"));
        Path folder = Files.createTempDirectory("pipl-scale");
        Progress progress = new Progress(System.err);
        List<Result> results = new ArrayList<>();
        if (wanted.isEmpty() || wanted.contains("heap")) {
            int many = handlers == null ? 2_000 : handlers;
            results.add(new HeapRun(new Population(many, individuals, seed), seed, progress).run());
        }
        if (wanted.isEmpty() || wanted.contains("instances")) {
            int many = handlers == null ? 200 : handlers;
            results.add(new InstancesRun(
                            checkout.resolve("cross-border-service/target/quarkus-app/quarkus-run.jar"),
                            folder.resolve("instances"),
                            progress)
                    .run(new InstancesRun.Size(many, eventsPerSecond, 640, duration, seed)));
        }
        results.forEach(Scale::print);
        if (json != null) {
            write(results);
        }
        return results.stream().allMatch(result -> result.verdict().isSound()) ? 0 : 1;
    }

    private static void print(Result result) {
        System.out.printf("%n%s%n", result.part());
        result.figures().forPeople().forEach(System.out::println);
        if (result.verdict().isSound()) {
            say(new Bilingual("  全部相符", "every comparison holds"));
        } else {
            result.verdict().faults().forEach(Scale::say);
        }
    }

    private static void say(Bilingual text) {
        System.out.println(text.zh() + " · " + text.en());
    }

    private void write(List<Result> results) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Result result : results) {
            Map<String, Object> part = result.figures().forPrograms();
            part.put("sound", result.verdict().isSound());
            part.put("faults", result.verdict().faults());
            all.put(result.part(), part);
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), all);
    }
}
