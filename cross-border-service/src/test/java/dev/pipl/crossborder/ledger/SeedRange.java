package dev.pipl.crossborder.ledger;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Runs the seeds of a range on a few threads; each seed is a world of its own. */
final class SeedRange {

    private final long end;
    private final Mutation mutation;
    private final int threads;
    private final AtomicLong next;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failedCount = new AtomicLong();
    private final Queue<SimulatedRun> failed = new ConcurrentLinkedQueue<>();
    private final Census census = new Census();
    private final CountDownLatch running;
    private volatile Throwable broken;

    SeedRange(long from, long count, int threads, Mutation mutation) {
        this.end = from + count;
        this.mutation = mutation;
        this.threads = threads;
        this.next = new AtomicLong(from);
        this.running = new CountDownLatch(threads);
    }

    void start() {
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(this::work, "simulator-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Runs all of it. */
    SeedRange finish() throws InterruptedException {
        start();
        running.await();
        if (broken != null) {
            throw new AssertionError("a seed could not be run", broken);
        }
        return this;
    }

    boolean isDone() {
        return running.getCount() == 0;
    }

    long doneCount() {
        return done.get();
    }

    long failedCount() {
        return failedCount.get();
    }

    OptionalLong firstFailure() {
        return failed.stream().mapToLong(SimulatedRun::seed).min();
    }

    /** In the order of their seeds. */
    Stream<SimulatedRun> failures() {
        return failed.stream().sorted(Comparator.comparingLong(SimulatedRun::seed));
    }

    Census census() {
        return census;
    }

    private void work() {
        try {
            for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
                SimulatedRun run = SimulatedRun.of(seed, mutation);
                census.add(run.census());
                if (!run.isSound()) {
                    failedCount.incrementAndGet();
                    failed.add(run);
                }
                done.incrementAndGet();
            }
        } catch (Throwable e) {
            broken = e;
            next.set(end);
            failedCount.incrementAndGet();
        } finally {
            running.countDown();
        }
    }
}
