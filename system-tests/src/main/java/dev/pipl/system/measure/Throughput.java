package dev.pipl.system.measure;

import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.TransferFeed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Individuals a second from a Kafka producer into the committed ledger. The clock runs from the first publication until
 * the ledger's own answer names everybody; the events are made before it starts.
 */
final class Throughput {
    private static final int HANDLERS = 4;

    private final Stand stand;
    private final String bootstrap;
    private final Clock clock;

    Throughput(Stand stand, String bootstrap, Clock clock) {
        this.stand = stand;
        this.bootstrap = bootstrap;
        this.clock = clock;
    }

    /** One round: so many individuals in events of so many tokens. */
    long individualsPerSecond(int tokensPerEvent, int individuals) {
        Instant now = clock.instant();
        int perHandler = individuals / HANDLERS / tokensPerEvent * tokensPerEvent;
        List<Stand.Subject> subjects = new ArrayList<>();
        List<TransferRecorded> events = new ArrayList<>();
        for (int i = 0; i < HANDLERS; i++) {
            subjects.add(stand.subject());
        }
        for (int first = 0; first < perHandler; first += tokensPerEvent) {
            for (Stand.Subject subject : subjects) {
                events.add(Stand.transfer(subject, first, tokensPerEvent, now));
            }
        }
        try (TransferFeed feed = new TransferFeed(bootstrap)) {
            long started = System.nanoTime();
            for (int i = 0; i < events.size(); i++) {
                feed.publish(Integer.toString(i), events.get(i));
            }
            feed.flush();
            for (Stand.Subject subject : subjects) {
                stand.awaitCount(subject, BeijingCalendar.yearOf(now), perHandler);
            }
            long nanos = System.nanoTime() - started;
            return (long) perHandler * HANDLERS * 1_000_000_000L / nanos;
        }
    }
}
