package dev.pipl.system.measure;

import dev.pipl.law.Bilingual;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What of its processors' time the host of this virtual machine gave to others, as Linux counts it. A program that waits for
 * a processor which is not there looks slow and is not. Elsewhere than on Linux it knows nothing and says nothing.
 */
final class StolenTime implements AutoCloseable {
    private static final Path STAT = Path.of("/proc/stat");
    /** The fields of the line of all processors: user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final int FIELDS = 8;

    private static final int STEAL = 7;
    private static final double PERCENT = 100;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "stolen-time");
        thread.setDaemon(true);
        return thread;
    });
    private final Optional<Ticks> started = now();
    private Ticks newest = started.orElse(null);
    private double worst;

    /** Counted in ticks since the machine came up. */
    record Ticks(long all, long stolen) {
        /** In hundredths, between an earlier moment and this one. */
        double percentSince(Ticks earlier) {
            return all == earlier.all ? 0 : PERCENT * (stolen - earlier.stolen) / (all - earlier.all);
        }

        /** Of the line that begins with {@code cpu}. */
        static Optional<Ticks> of(String line) {
            String[] fields = line.trim().split(" +");
            if (!fields[0].equals("cpu") || fields.length <= FIELDS) {
                return Optional.empty();
            }
            long[] ticks = Arrays.stream(fields, 1, 1 + FIELDS)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return Optional.of(new Ticks(Arrays.stream(ticks).sum(), ticks[STEAL]));
        }
    }

    StolenTime() {
        if (started.isPresent()) {
            clock.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
        }
    }

    void tell(String part, Report report) {
        Optional<Ticks> ended = now();
        if (started.isEmpty() || ended.isEmpty()) {
            return;
        }
        double percent = ended.get().percentSince(started.get());
        double worstPercent = worst();
        report.figures(
                part + "/stolen",
                new Bilingual(
                        String.format(Locale.ROOT, "其间宿主机取走处理器时间 %.1f %%,最差一秒 %.0f %%", percent, worstPercent),
                        String.format(
                                Locale.ROOT,
                                "meanwhile the host took %.1f %% of the processors' time, %.0f %% in the worst second",
                                percent,
                                worstPercent)),
                Map.of("percent", percent, "worstSecondPercent", worstPercent));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private synchronized double worst() {
        return worst;
    }

    private synchronized void look() {
        now().ifPresent(ticks -> {
            worst = Math.max(worst, ticks.percentSince(newest));
            newest = ticks;
        });
    }

    private static Optional<Ticks> now() {
        try {
            return Files.exists(STAT)
                    ? Ticks.of(
                            Files.readAllLines(STAT, StandardCharsets.US_ASCII).get(0))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
