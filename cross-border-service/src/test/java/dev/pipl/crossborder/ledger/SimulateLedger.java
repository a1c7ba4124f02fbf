package dev.pipl.crossborder.ledger;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs many seeds from the command line and says how far it is. Ends with 1 if one fails, with 2 for wrong arguments. */
public final class SimulateLedger {

    private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int SHOWN_MAX = 5;

    private final PrintStream out;
    private long from;
    private long seeds = 20_000;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Mutation mutation = Mutation.NONE;
    private boolean isCensusWanted;

    private SimulateLedger(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        SimulateLedger command = new SimulateLedger(System.out);
        try {
            command.read(arguments);
        } catch (IllegalArgumentException e) {
            command.out.println(e.getMessage());
            command.out.println("simulate [--seeds N] [--from S] [--threads T] [--without PROTECTION] [--census]");
            System.exit(2);
        }
        System.exit(command.run() ? 0 : 1);
    }

    private void read(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--census")) {
                isCensusWanted = true;
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("what is " + arguments[i] + "?");
            }
            String value = arguments[i + 1];
            switch (arguments[i++]) {
                case "--seeds" -> seeds = Long.parseLong(value);
                case "--from" -> from = Long.parseLong(value);
                case "--threads" -> threads = Integer.parseInt(value);
                case "--without" ->
                    mutation = Mutation.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
                default -> throw new IllegalArgumentException("what is " + arguments[i - 1] + "?");
            }
        }
    }

    private boolean run() {
        long start = System.nanoTime();
        SeedRange range = new SeedRange(from, seeds, threads, mutation);
        range.start();
        long next = start + REPORT_NANOS;
        while (!range.isDone()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            if (System.nanoTime() >= next) {
                next += REPORT_NANOS;
                report(range, start);
            }
        }
        report(range, start);
        range.failures().limit(SHOWN_MAX).forEach(run -> out.println(run.report()));
        if (isCensusWanted) {
            out.println(range.census().lines());
        }
        return range.failedCount() == 0;
    }

    private void report(SeedRange range, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        long done = range.doneCount();
        double rate = done / seconds;
        Duration left = Duration.ofSeconds(rate == 0 ? 0 : Math.round((seeds - done) / rate));
        String first = range.firstFailure().isPresent()
                ? ", first failing seed " + range.firstFailure().getAsLong()
                : "";
        out.printf(
                Locale.ROOT,
                "%,d of %,d seeds, %.1f a second, %d:%02d left, %,d failed%s%n",
                done,
                seeds,
                rate,
                left.toMinutes(),
                left.toSecondsPart(),
                range.failedCount(),
                first);
    }
}
