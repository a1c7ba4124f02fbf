package dev.pipl.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every contestant of the benchmark counts the same work right; how fast it is on a building machine means nothing. */
class BenchmarkIT {

    private static final WorkSize SIZE = new WorkSize(7, 2_000, 2);

    @TempDir
    static Path folder;

    private static Race race;

    @BeforeAll
    static void open() {
        race = new Race(folder, Duration.ofMillis(1));
    }

    @AfterAll
    static void close() throws Exception {
        race.close();
    }

    @ParameterizedTest
    @EnumSource(Racer.class)
    void comesToTheCountsOfANaiveSet(Racer racer) throws Exception {
        assumeTrue(
                !racer.code().startsWith("redis") || RedisContestant.program().isPresent(), "no Redis here");

        Result result = race.run(racer, SIZE);

        assertThat(result.counts()).isEqualTo(naive());
        assertThat(result.rounds()).hasSize(SIZE.rounds());
        assertThat(result.perCpuSecond()).isPositive();
        assertThat(result.diskPerPerson().orElseThrow()).isPositive();
    }

    private static Work.Truth naive() {
        List<Set<String>> nonSensitive = sets();
        List<Set<String>> sensitive = sets();
        Work work = new Work(SIZE);
        for (int round = 0; round <= SIZE.rounds(); round++) {
            for (Poll poll : work.round()) {
                for (Occurrence event : poll.events()) {
                    nonSensitive.get(event.handler()).addAll(event.nonSensitive());
                    sensitive.get(event.handler()).addAll(event.sensitive());
                }
            }
        }
        return new Work.Truth(sizes(nonSensitive), sizes(sensitive));
    }

    private static List<Set<String>> sets() {
        List<Set<String>> sets = new ArrayList<>();
        for (int handler = 0; handler < WorkSize.HANDLERS; handler++) {
            sets.add(new HashSet<>());
        }
        return sets;
    }

    private static List<Long> sizes(List<Set<String>> sets) {
        return sets.stream().map(set -> (long) set.size()).toList();
    }
}
