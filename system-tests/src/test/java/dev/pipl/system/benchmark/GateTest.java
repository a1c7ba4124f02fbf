package dev.pipl.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateTest {

    @Test
    void aRatioOnTheLinePassesAndOneBelowFails() {
        assertThat(ofCpu(800, 100)).isTrue();
        assertThat(ofCpu(799, 100)).isFalse();
    }

    @Test
    void aSizeOnTheLinePassesAndOneAboveFails() {
        assertThat(ofDisk(30, 100)).isTrue();
        assertThat(ofDisk(30.1, 100)).isFalse();
    }

    @Test
    void whatWasNotMeasuredIsNotJudged() {
        Gate gate = new Gate(Racer.UPSERT, Gate.Measure.CPU, 100, 8, false);

        assertThat(gate.judge(List.of(result(Racer.LEDGER, 1, 1)))).isEmpty();
    }

    @Test
    void theMedianOfTheRoundsCounts() {
        Result result = new Result(
                Racer.LEDGER,
                100,
                new Work.Truth(List.of(1L), List.of(0L)),
                1,
                List.of(round(10), round(1_000), round(20)),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());

        assertThat(result.perCpuSecond()).isEqualTo(20);
    }

    private static boolean ofCpu(long ours, long theirs) {
        return passes(Gate.Measure.CPU, 8, false, result(Racer.LEDGER, ours, 1), result(Racer.UPSERT, theirs, 1));
    }

    private static boolean ofDisk(double ours, double theirs) {
        return passes(Gate.Measure.DISK, 0.3, true, result(Racer.LEDGER, 1, ours), result(Racer.UPSERT, 1, theirs));
    }

    private static boolean passes(Gate.Measure measure, double line, boolean isLimit, Result... results) {
        return new Gate(Racer.UPSERT, measure, 100, line, isLimit)
                .judge(List.of(results))
                .orElseThrow()
                .passes();
    }

    private static Result result(Racer racer, long perCpuSecond, double disk) {
        return new Result(
                racer,
                100,
                new Work.Truth(List.of(1L), List.of(0L)),
                1,
                List.of(round(perCpuSecond)),
                OptionalDouble.empty(),
                OptionalDouble.of(disk),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static Result.Round round(long perCpuSecond) {
        return new Result.Round(perCpuSecond, 1_000_000_000, 400_000_000, 600_000_000);
    }
}
