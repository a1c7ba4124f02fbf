package dev.pipl.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.client.TransferFeed;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Plays the demonstration year into a running platform and prints what came of it. Every run registers new handlers, so
 * it can be repeated; it ends with an error if the ledger's count differs from the number of invented people.
 */
public final class DemoRun {
    /** A year that began less than this ago has too little room; the year before is played then. */
    private static final Duration ROOM_MIN = Duration.ofDays(90);

    private final PlatformClient platform;
    private final Clock clock;
    private final PrintStream out;
    private final DemoSetting setting;

    public DemoRun(PlatformClient platform, Clock clock, PrintStream out) {
        this.platform = platform;
        this.clock = clock;
        this.out = out;
        this.setting =
                new DemoSetting(platform, clock, new Random(clock.instant().toEpochMilli()));
    }

    /** Plays the year; at most two minutes on two cores. */
    public void play() {
        long started = System.nanoTime();
        Span span = span(clock.instant());
        out.printf(
                "%n演示年度 %d：%s 至 %s%nDemonstration year %d: %s to %s%n%n",
                span.year(), span.firstDay(), span.lastDay(), span.year(), span.firstDay(), span.lastDay());
        List<Part> parts = new ArrayList<>();
        DemoPeople people = new DemoPeople(clock.instant().toEpochMilli());
        for (DemoHandler handler :
                DemoCast.on(span.lastDay(), "demo-group-" + clock.instant().toEpochMilli())) {
            DemoSetting.Registered registered = setting.register(handler);
            out.printf(
                    "  %s  %s / %s%n",
                    registered.handlerId(), handler.name().zh(), handler.name().en());
            parts.add(new Part(
                    handler,
                    registered,
                    new DemoTransfers(handler, registered.handlerId(), registered.recipientId(), people)));
        }
        out.println();
        publish(parts, span);
        new DemoSummary(platform, out).print(parts, span.year(), Duration.ofNanos(System.nanoTime() - started));
    }

    private void publish(List<Part> parts, Span span) {
        List<Part> certified =
                parts.stream().filter(part -> part.handler().certified()).toList();
        // A holder is certified inside the band and then grows out of it: its year has a before and an after.
        DemoTransfers.Share before = new DemoTransfers.Share(0, DemoSetting.SHARE_BEFORE_CERTIFICATE);
        DemoTransfers.Share after = new DemoTransfers.Share(DemoSetting.SHARE_BEFORE_CERTIFICATE, 1);
        Instant turn = span.from().plus(span.length().dividedBy(4));
        try (TransferFeed feed = new TransferFeed(platform.endpoints().kafkaBootstrap());
                DemoProgress progress = new DemoProgress(platform, parts)) {
            for (Part part : certified) {
                part.transfers().play(before, span.from(), turn, progress.counting(feed));
            }
            feed.flush();
            for (Part part : certified) {
                progress.awaitCounted(part, before);
                setting.certify(part.registered(), part.handler());
            }
            for (Part part : parts) {
                if (part.handler().certified()) {
                    part.transfers().play(after, turn, span.to(), progress.counting(feed));
                } else {
                    part.transfers().play(DemoTransfers.Share.ALL, span.from(), span.to(), progress.counting(feed));
                }
            }
            feed.flush();
            for (Part part : parts) {
                progress.awaitCounted(part, DemoTransfers.Share.ALL);
            }
        }
    }

    static Span span(Instant now) {
        LocalDate today = BeijingCalendar.dateOf(now);
        Instant newYear = BeijingCalendar.startOf(today.withDayOfYear(1));
        if (Duration.between(newYear, now).compareTo(ROOM_MIN) >= 0) {
            return new Span(newYear, now);
        }
        return new Span(
                BeijingCalendar.startOf(today.minusYears(1).withDayOfYear(1)), newYear.minus(Duration.ofSeconds(1)));
    }

    /** A handler of the cast, as registered, with its transfers. */
    record Part(DemoHandler handler, DemoSetting.Registered registered, DemoTransfers transfers) {
        Caller officer() {
            return Caller.officerOf(registered.handlerId());
        }

        JsonNode headCounts(PlatformClient platform, int year) {
            return platform.get(
                    officer(),
                    platform.endpoints().crossBorder(),
                    "/handlers/" + registered.handlerId() + "/head-counts/" + year);
        }
    }

    record Span(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }

        int year() {
            return BeijingCalendar.yearOf(from);
        }

        LocalDate firstDay() {
            return BeijingCalendar.dateOf(from);
        }

        LocalDate lastDay() {
            return BeijingCalendar.dateOf(to);
        }
    }
}
