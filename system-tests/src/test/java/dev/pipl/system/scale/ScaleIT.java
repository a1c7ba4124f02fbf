package dev.pipl.system.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What {@code system-tests/scale} runs for long, run briefly. */
class ScaleIT {

    private static final Path CHECKOUT = Path.of(System.getProperty("pipl.checkout"));
    private static final long SEED = 20261122;

    private final Progress progress = new Progress(System.err);

    @Test
    void twoInstancesUnderRebalancesAFreezeAndKillsCountEveryPersonOnceWhicheverWayTheyCome() throws IOException {
        InstancesRun run = new InstancesRun(
                CHECKOUT.resolve("cross-border-service/target/quarkus-app/quarkus-run.jar"),
                CHECKOUT.resolve("system-tests/target/scale-instances"),
                progress);

        Result result = run.run(new InstancesRun.Size(12, 120, 384, Duration.ofSeconds(1), SEED));

        assertThat(result.verdict().faults()).isEmpty();
        assertThat(result.verdict().comparisons()).isGreaterThan(60);
        assertThat(result.figures().forPrograms())
                .containsEntry("kills", 2)
                .containsEntry("freezes", 1)
                .containsEntry("rebalances", 8);
    }

    @Test
    void handlersThatDoNotFitIntoMemoryTogetherCountTheSame() throws SQLException {
        Result result = new HeapRun(new Population(60, 150_000, SEED), SEED, progress).run();

        assertThat(result.verdict().faults()).isEmpty();
        assertThat(result.verdict().comparisons()).isGreaterThan(240);
    }
}
