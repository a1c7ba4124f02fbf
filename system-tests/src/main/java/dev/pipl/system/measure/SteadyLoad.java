package dev.pipl.system.measure;

import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.client.TransferFeed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Events of a hundred persons, at a fixed rate, whether the ledger keeps up or not: what could not be published in time is
 * published late, never left out. The persons are new until each handler has {@link #PERSONS}, and come again from then on,
 * as customers do: with ever new ones any load would only show, after a while, how much memory the ledger has.
 */
final class SteadyLoad implements AutoCloseable {
    private static final int HANDLERS = 24;
    /** Of each handler; of all handlers together a third of what the ledger of the local platform keeps in memory. */
    static final int PERSONS = 250_000;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** Between two looks at what is due. */
    private static final long PAUSE_NANOS = 500_000;

    private final Stand stand;
    private final TransferFeed feed;
    private final Clock clock;
    private final double eventsPerSecond;
    private final List<Stand.Subject> subjects = new ArrayList<>();
    private final Thread thread = new Thread(this::publish, "steady-load");
    private volatile boolean isOver;
    private volatile long events;
    private volatile double latestMillis;

    SteadyLoad(Stand stand, String bootstrap, Clock clock, double individualsPerSecond) {
        this.stand = stand;
        this.feed = new TransferFeed(bootstrap);
        this.clock = clock;
        this.eventsPerSecond = individualsPerSecond / Throughput.LOAD_TOKENS;
        for (int i = 0; i < HANDLERS; i++) {
            subjects.add(stand.subject());
        }
    }

    void start() {
        thread.start();
    }

    /** How many were published so far. */
    long individuals() {
        return events * Throughput.LOAD_TOKENS;
    }

    /** How far behind its schedule the publisher was at worst, in milliseconds. */
    double latestMillis() {
        return latestMillis;
    }

    /** Ends the load, and returns how long the ledger took to have all of it, in milliseconds. */
    double endAndDrain() throws InterruptedException {
        isOver = true;
        thread.join();
        for (int i = 0; i < HANDLERS; i++) {
            // Nobody else is new any more: when the one who is counts, everything before it does.
            feed.publish("last-" + i, Stand.transfer(subjects.get(i), PERSONS, 1, clock.instant()));
        }
        feed.flush();
        long started = System.nanoTime();
        int year = BeijingCalendar.yearOf(clock.instant());
        for (int i = 0; i < HANDLERS; i++) {
            stand.awaitCount(subjects.get(i), year, personsOf(i) + 1);
        }
        return (System.nanoTime() - started) / 1e6;
    }

    private long personsOf(int handler) {
        long ofThis = events / HANDLERS + (handler < events % HANDLERS ? 1 : 0);
        return Math.min(PERSONS, ofThis * Throughput.LOAD_TOKENS);
    }

    private void publish() {
        long started = System.nanoTime();
        for (long i = 0; !isOver; i++) {
            long due = started + (long) (i * SECOND / eventsPerSecond);
            while (due - System.nanoTime() > 0 && !isOver) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            latestMillis = Math.max(latestMillis, (System.nanoTime() - due) / 1e6);
            long first = i / HANDLERS * Throughput.LOAD_TOKENS % PERSONS;
            feed.publish(
                    "load-" + i,
                    Stand.transfer(subjects.get((int) (i % HANDLERS)), first, Throughput.LOAD_TOKENS, clock.instant()));
            events = i + 1;
        }
    }

    @Override
    public void close() {
        isOver = true;
        feed.close();
    }
}
