package dev.pipl.system.benchmark;

import dev.pipl.law.Bilingual;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A line the ledger must reach against a peer.
 *
 * @param isLimit whether less is better: the ratio must not be above the line
 */
record Gate(Racer against, Measure measure, int batch, double line, boolean isLimit) {

    /** What is compared. */
    enum Measure {
        CPU(new Bilingual("每 CPU 秒人次", "occurrences a CPU-second"), result -> OptionalDouble.of(result.perCpuSecond())),
        WALL(new Bilingual("每秒人次", "occurrences a second"), result -> OptionalDouble.of(result.perSecond())),
        DISK(new Bilingual("每人磁盘字节", "disk a person"), Result::diskPerPerson),
        MEMORY(new Bilingual("每人内存字节", "memory a person"), Result::memoryPerPerson);

        private final Bilingual title;
        private final Function<Result, OptionalDouble> of;

        Measure(Bilingual title, Function<Result, OptionalDouble> of) {
            this.title = title;
            this.of = of;
        }

        Bilingual title() {
            return title;
        }

        OptionalDouble of(Result result) {
            return of.apply(result);
        }
    }

    /** How the ledger stands to the gate. */
    record Verdict(Gate gate, double ratio) {
        boolean passes() {
            return gate.isLimit ? ratio <= gate.line : ratio >= gate.line;
        }
    }

    static final List<Gate> ALL = List.of(
            atLeast(Racer.UPSERT, Measure.CPU, 1, 3),
            atLeast(Racer.UPSERT, Measure.CPU, 100, 8),
            atLeast(Racer.UPSERT, Measure.CPU, 1_000, 8),
            atLeast(Racer.REDIS, Measure.WALL, 1, 0.6),
            atLeast(Racer.REDIS, Measure.CPU, 100, 1),
            atLeast(Racer.REDIS, Measure.CPU, 1_000, 1),
            atLeast(Racer.STREAMS, Measure.CPU, 1, 5),
            atLeast(Racer.STREAMS, Measure.CPU, 100, 8),
            atMost(Racer.UPSERT, Measure.DISK, 1, 0.40),
            atMost(Racer.UPSERT, Measure.DISK, 100, 0.30),
            atMost(Racer.UPSERT, Measure.DISK, 1_000, 0.30),
            atMost(Racer.REDIS, Measure.MEMORY, 1, 0.45),
            atMost(Racer.REDIS, Measure.MEMORY, 100, 0.45),
            atMost(Racer.REDIS, Measure.MEMORY, 1_000, 0.45));

    /** Ratios that bind nobody: a peer that borrows from the ledger, and one that does less. */
    static final List<Gate> FOR_INFORMATION = List.of(
            atLeast(Racer.UPSERT_PACKED, Measure.CPU, 1, 3),
            atLeast(Racer.UPSERT_PACKED, Measure.CPU, 100, 8),
            atLeast(Racer.UPSERT_PACKED, Measure.CPU, 1_000, 8),
            atMost(Racer.UPSERT_PACKED, Measure.DISK, 1, 0.40),
            atMost(Racer.UPSERT_PACKED, Measure.DISK, 100, 0.30),
            atMost(Racer.UPSERT_PACKED, Measure.DISK, 1_000, 0.30),
            atLeast(Racer.REDIS_BARE, Measure.WALL, 1, 0.6),
            atLeast(Racer.REDIS_BARE, Measure.CPU, 100, 1),
            atLeast(Racer.REDIS_BARE, Measure.CPU, 1_000, 1),
            atMost(Racer.REDIS_BARE, Measure.MEMORY, 1, 0.45),
            atMost(Racer.REDIS_BARE, Measure.MEMORY, 100, 0.45),
            atMost(Racer.REDIS_BARE, Measure.MEMORY, 1_000, 0.45));

    private static Gate atLeast(Racer against, Measure measure, int batch, double line) {
        return new Gate(against, measure, batch, line, false);
    }

    private static Gate atMost(Racer against, Measure measure, int batch, double line) {
        return new Gate(against, measure, batch, line, true);
    }

    /** Empty where one of the two was not measured. */
    Optional<Verdict> judge(List<Result> results) {
        OptionalDouble ours = figure(results, Racer.LEDGER);
        OptionalDouble theirs = figure(results, against);
        return ours.isEmpty() || theirs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Verdict(this, ours.getAsDouble() / theirs.getAsDouble()));
    }

    private OptionalDouble figure(List<Result> results, Racer racer) {
        return results.stream()
                .filter(result -> result.racer() == racer && result.batch() == batch)
                .findFirst()
                .map(measure::of)
                .orElse(OptionalDouble.empty());
    }
}
