package dev.pipl.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.client.TransferFeed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The progress bar: how many of the year's people the ledger has counted so far, as the ledger itself says. */
final class DemoProgress implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int EVENTS_BETWEEN_LOOKS = 40;

    private final PlatformClient platform;
    private final List<DemoRun.Part> parts;
    private final ProgressBar bar;
    private int year;
    private int published;

    DemoProgress(PlatformClient platform, List<DemoRun.Part> parts) {
        this.platform = platform;
        this.parts = parts;
        long people = parts.stream()
                .mapToLong(part ->
                        part.handler().nonSensitivePeople() + part.handler().sensitivePeople())
                .sum();
        this.bar = new ProgressBarBuilder()
                .setTaskName("计入人数 / people counted")
                .setInitialMax(people)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .build();
    }

    /** Publishes to the feed and looks at the ledger now and then. */
    BiConsumer<String, TransferRecorded> counting(TransferFeed feed) {
        return (id, transfer) -> {
            year = BeijingCalendar.yearOf(transfer.occurredAt().toInstant());
            feed.publish(id, transfer);
            if (++published % EVENTS_BETWEEN_LOOKS == 0) {
                look();
            }
        };
    }

    /**
     * Returns when the ledger has counted exactly this share of the part's people.
     *
     * @throws IllegalStateException if it counts more, or not enough in time
     */
    void awaitCounted(DemoRun.Part part, DemoTransfers.Share share) {
        long nonSensitive = share.of(part.handler().nonSensitivePeople()).last();
        long sensitive = share.of(part.handler().sensitivePeople()).last();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode counts = part.headCounts(platform, year);
            long n = counts.at("/nonSensitive/upper").asLong();
            long s = counts.at("/sensitive/upper").asLong();
            if (n == nonSensitive && s == sensitive) {
                look();
                return;
            }
            if (n > nonSensitive || s > sensitive || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s: the ledger counts %d and %d (sensitive), sent were %d and %d people"
                                .formatted(part.registered().handlerId(), n, s, nonSensitive, sensitive));
            }
            look();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void look() {
        long counted = 0;
        for (DemoRun.Part part : parts) {
            JsonNode counts = part.headCounts(platform, year);
            counted += counts.at("/nonSensitive/upper").asLong()
                    + counts.at("/sensitive/upper").asLong();
        }
        bar.stepTo(counted);
    }

    @Override
    public void close() {
        bar.close();
    }
}
