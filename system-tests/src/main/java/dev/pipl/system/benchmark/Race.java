package dev.pipl.system.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Lets one racer after the other do the same work. */
final class Race implements AutoCloseable {

    private final Path folder;
    private BenchmarkDatabase database;

    Race(Path folder) {
        this.folder = folder;
    }

    /**
     * A warm-up and the measured rounds, each of new work on top of what is there already.
     *
     * @throws IllegalStateException if the racer does not come to the right counts
     */
    Result run(Racer racer, WorkSize size) throws Exception {
        Work work = new Work(size);
        try (Contestant contestant = enter(racer)) {
            List<Result.Round> rounds = new ArrayList<>();
            long occurrences = 0;
            OptionalLong logBefore = contestant.logPosition();
            for (int i = 0; i <= size.rounds(); i++) {
                List<Poll> polls = work.round();
                contestant.prepare(polls);
                long persons = polls.stream().mapToLong(Poll::persons).sum();
                occurrences += persons;
                polls = List.of();
                System.gc();
                long cpu = Cpu.nanos(contestant.servers());
                long started = System.nanoTime();
                contestant.take();
                long wall = System.nanoTime() - started;
                cpu = Cpu.nanos(contestant.servers()) - cpu;
                contestant.forgetRound();
                if (i > 0) {
                    rounds.add(new Result.Round(persons, wall, cpu));
                }
            }
            OptionalLong logAfter = contestant.logPosition();
            requireRightCounts(racer, work, contestant);
            long persons = work.truth().persons();
            OptionalLong disk = contestant.diskBytes();
            OptionalLong snapshots = contestant instanceof LedgerContestant ledger
                    ? OptionalLong.of(ledger.snapshotBytes())
                    : OptionalLong.empty();
            return new Result(
                    racer,
                    size.batch(),
                    persons,
                    occurrences,
                    rounds,
                    per(contestant.memoryBytes(), persons),
                    per(disk, persons),
                    per(snapshots, persons),
                    logAfter.isEmpty()
                            ? OptionalDouble.empty()
                            : per(OptionalLong.of(logAfter.getAsLong() - logBefore.orElseThrow()), occurrences));
        }
    }

    private Contestant enter(Racer racer) throws Exception {
        return switch (racer) {
            case LEDGER -> new LedgerContestant(database());
            case UPSERT -> new UpsertContestant(database());
            default -> throw new IllegalArgumentException(racer.code());
        };
    }

    private static void requireRightCounts(Racer racer, Work work, Contestant contestant) throws Exception {
        if (!contestant.counts().equals(work.truth())) {
            throw new IllegalStateException(
                    racer.code() + " counts " + contestant.counts() + ", right is " + work.truth());
        }
    }

    private static OptionalDouble per(OptionalLong bytes, long things) {
        return bytes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(bytes.getAsLong() / (double) things);
    }

    private BenchmarkDatabase database() throws Exception {
        if (database == null) {
            database = new BenchmarkDatabase(folder);
        }
        return database;
    }

    @Override
    public void close() throws Exception {
        if (database != null) {
            database.close();
        }
    }
}
