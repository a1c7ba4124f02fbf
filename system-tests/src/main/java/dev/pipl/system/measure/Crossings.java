package dev.pipl.system.measure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.Caller;
import dev.pipl.local.client.CallerTokens;
import dev.pipl.local.client.PlatformClient;
import dev.pipl.local.client.TransferFeed;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * From publishing the person who reaches the highest limit to the alert on the regulator's stream. Each crossing is a new
 * handler, filled up to one person short beforehand.
 */
final class Crossings {
    private static final int TOKENS_PER_EVENT = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PlatformClient platform;
    private final CallerTokens tokens;
    private final Clock clock;

    Crossings(PlatformClient platform, CallerTokens tokens, Clock clock) {
        this.platform = platform;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Milliseconds of each crossing, ascending. */
    List<Double> milliseconds(int crossings) throws IOException, InterruptedException {
        Stand stand = new Stand(platform);
        long limit = highestLimit();
        List<Double> taken = new ArrayList<>();
        try (TransferFeed feed = new TransferFeed(platform.endpoints().kafkaBootstrap())) {
            for (int i = 0; i < crossings; i++) {
                Stand.Subject subject = stand.subject();
                fill(stand, feed, subject, limit - 1);
                taken.add(crossing(feed, subject, limit - 1));
                stand.awaitCount(subject, year(), limit);
            }
        }
        Collections.sort(taken);
        return taken;
    }

    private void fill(Stand stand, TransferFeed feed, Stand.Subject subject, long people) {
        Instant now = clock.instant();
        for (long first = 0; first < people; first += TOKENS_PER_EVENT) {
            int size = (int) Math.min(TOKENS_PER_EVENT, people - first);
            feed.publish("fill-" + first, Stand.transfer(subject, first, size, now));
        }
        feed.flush();
        stand.awaitCount(subject, year(), people);
    }

    private double crossing(TransferFeed feed, Stand.Subject subject, long person)
            throws IOException, InterruptedException {
        try (AlertStream stream =
                new AlertStream(platform.endpoints().dashboard(), tokens, lastSequence(subject.handlerId()))) {
            long published = System.nanoTime();
            feed.publish("crossing", Stand.transfer(subject, person, 1, clock.instant()));
            feed.flush();
            while (true) {
                AlertStream.Arrived arrived = stream.next(PATIENCE);
                if (arrived == null) {
                    throw new IllegalStateException("no alert for " + subject.handlerId() + " in " + PATIENCE);
                }
                if (arrived.alert().path("handlerId").asText().equals(subject.handlerId())) {
                    return (arrived.nanoTime() - published) / 1e6;
                }
            }
        }
    }

    /** Filling up crossed the lower limits already; the stream starts behind those alerts. */
    private String lastSequence(String handlerId) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<JsonNode> alerts = platform.list(
                    Caller.regulator(), platform.endpoints().dashboard(), "/alerts?limit=500&handlerId=" + handlerId);
            if (!alerts.isEmpty()) {
                return alerts.get(alerts.size() - 1).path("sequence").asText();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("no alert for the lower limits of " + handlerId);
    }

    private int year() {
        return BeijingCalendar.yearOf(clock.instant());
    }

    private long highestLimit() {
        return RouteTable.of(Provisions.load()).limits(BeijingCalendar.today(clock)).stream()
                .filter(limit -> limit.subjectClass() == SubjectClass.NON_SENSITIVE)
                .mapToLong(Limit::firstCount)
                .max()
                .orElseThrow();
    }
}
