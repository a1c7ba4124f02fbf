package dev.pipl.system.benchmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Lets one racer after the other do the same work. */
final class Race implements AutoCloseable {

    /** Compiled code is warm once compiling takes less than this share of a round. */
    private static final double COMPILING_SHARE_MAX = 0.03;

    private final Path folder;
    private final long warmUpNanos;
    private BenchmarkDatabase database;
    private Broker broker;

    private record Timed(Result.Round round, long compilingNanos) {}

    /** @param warmUp how long the warm-up of the code may take at most, for each racer and batch */
    Race(Path folder, Duration warmUp) {
        this.folder = folder;
        this.warmUpNanos = warmUp.toNanos();
    }

    /**
     * Warms the code up on state that is thrown away, then takes rounds that fill what is empty until the code is warm
     * for this state too, then the measured rounds, each of new work on top of what is there already.
     *
     * @throws IllegalStateException if the racer does not come to the right counts
     */
    Result run(Racer racer, WorkSize size) throws Exception {
        try {
            try (Contestant contestant = enter(racer)) {
                untilWarm(contestant, new Work(size));
            }
            return measure(racer, size);
        } finally {
            // The next racer has the machine to itself.
            stopBroker();
        }
    }

    private Result measure(Racer racer, WorkSize size) throws Exception {
        Work work = new Work(size);
        try (Contestant contestant = enter(racer)) {
            OptionalLong logBefore = contestant.logPosition();
            long occurrences = untilWarm(contestant, work);
            List<Result.Round> rounds = new ArrayList<>();
            for (int i = 0; i < size.rounds(); i++) {
                rounds.add(time(contestant, work).round());
            }
            occurrences += rounds.stream().mapToLong(Result.Round::occurrences).sum();
            OptionalLong logAfter = contestant.logPosition();
            Work.Truth counts = contestant.counts();
            if (!counts.equals(work.truth())) {
                throw new IllegalStateException(racer.code() + " counts " + counts + ", right is " + work.truth());
            }
            long persons = counts.persons();
            OptionalLong disk = contestant.diskBytes();
            OptionalLong snapshots = contestant instanceof LedgerContestant ledger
                    ? OptionalLong.of(ledger.snapshotBytes())
                    : OptionalLong.empty();
            return new Result(
                    racer,
                    size.batch(),
                    counts,
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

    /** Returns the occurrences taken. */
    private long untilWarm(Contestant contestant, Work work) throws Exception {
        long occurrences = 0;
        long spent = 0;
        boolean isWarm = false;
        while (!isWarm && spent < warmUpNanos) {
            Timed timed = time(contestant, work);
            isWarm = timed.compilingNanos() < timed.round().wallNanos() * COMPILING_SHARE_MAX;
            spent += timed.round().wallNanos();
            occurrences += timed.round().occurrences();
        }
        return occurrences;
    }

    private static Timed time(Contestant contestant, Work work) throws Exception {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        List<Poll> polls = work.round();
        contestant.prepare(polls);
        long persons = polls.stream().mapToLong(Poll::persons).sum();
        polls = List.of();
        System.gc();
        long client = Cpu.ofClient();
        long server = Cpu.ofServers(contestant.servers());
        long compiling = compiler.getTotalCompilationTime();
        long started = System.nanoTime();
        contestant.take();
        long wall = System.nanoTime() - started;
        compiling = compiler.getTotalCompilationTime() - compiling;
        client = Cpu.ofClient() - client;
        server = Cpu.ofServers(contestant.servers()) - server;
        contestant.forgetRound();
        return new Timed(new Result.Round(persons, wall, client, server), TimeUnit.MILLISECONDS.toNanos(compiling));
    }

    private Contestant enter(Racer racer) throws Exception {
        return switch (racer) {
            case LEDGER -> new LedgerContestant(database());
            case UPSERT -> new UpsertContestant(database(), false);
            case UPSERT_PACKED -> new UpsertContestant(database(), true);
            case REDIS -> new RedisContestant(folder, true);
            case REDIS_BARE -> new RedisContestant(folder, false);
            case STREAMS -> new StreamsContestant(folder, broker());
        };
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

    /** The same for warm-up and measured rounds: its code is as warm as that of a server that has run for long. */
    private Broker broker() throws Exception {
        if (broker == null) {
            broker = new Broker(folder);
        }
        return broker;
    }

    private void stopBroker() throws Exception {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    @Override
    public void close() throws Exception {
        stopBroker();
        if (database != null) {
            database.close();
        }
    }
}
