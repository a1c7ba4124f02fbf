package dev.pipl.local.demo;

import dev.pipl.events.transfer.TransferRecorded;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The transfers of one handler over the year, as a pipeline would publish them: equal steps in time, events of a few
 * thousand people, some of whom were sent before.
 */
final class DemoTransfers {
    static final int ONE_REPEAT_IN = 4;
    private static final int TOKENS_PER_EVENT = 2_500;

    private final DemoHandler handler;
    private final String handlerId;
    private final String recipientId;
    private final DemoPeople people;

    DemoTransfers(DemoHandler handler, String handlerId, String recipientId, DemoPeople people) {
        this.handler = handler;
        this.handlerId = handlerId;
        this.recipientId = recipientId;
        this.people = people;
    }

    /** Publishes persons {@code first} (inclusive) to {@code last} (exclusive) of each class, dated over the span. */
    void play(Share share, Instant from, Instant to, BiConsumer<String, TransferRecorded> publish) {
        List<Chunk> chunks = new ArrayList<>();
        chunks.addAll(chunks(share.of(handler.nonSensitivePeople()), false));
        chunks.addAll(chunks(share.of(handler.sensitivePeople()), true));
        Duration step = Duration.between(from, to).dividedBy(chunks.size() + 1L);
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            String id = "%s-%s-%d".formatted(handlerId, chunk.sensitive() ? "s" : "n", chunk.first());
            Instant occurredAt = from.plus(step.multipliedBy(i + 1L)).truncatedTo(ChronoUnit.SECONDS);
            publish.accept(id, transfer(chunk, occurredAt));
        }
    }

    private static List<Chunk> chunks(Range range, boolean sensitive) {
        List<Chunk> chunks = new ArrayList<>();
        for (long first = range.first(); first < range.last(); first += TOKENS_PER_EVENT) {
            chunks.add(new Chunk(first, Math.min(first + TOKENS_PER_EVENT, range.last()), sensitive));
        }
        return chunks;
    }

    private TransferRecorded transfer(Chunk chunk, Instant occurredAt) {
        List<String> tokens = new ArrayList<>();
        for (long person = chunk.first(); person < chunk.last(); person++) {
            tokens.add(people.token(person));
            if (person % ONE_REPEAT_IN == 0 && person >= TOKENS_PER_EVENT) {
                tokens.add(people.token(person - TOKENS_PER_EVENT));
            }
        }
        return new TransferRecorded(
                handlerId,
                recipientId,
                BeijingCalendar.at(occurredAt),
                chunk.sensitive() ? "remote-diagnosis" : "customer-support",
                chunk.sensitive() ? List.of("HEALTH") : List.of("CONTACT", "ORDER"),
                chunk.sensitive() ? List.of() : tokens,
                chunk.sensitive() ? tokens : List.of(),
                "demonstration",
                null,
                "CONSENT",
                true,
                null,
                false,
                null,
                null);
    }

    /** A part of the year's people, so that something else can happen in between. */
    record Share(double from, double to) {
        static final Share ALL = new Share(0, 1);

        Range of(long people) {
            return new Range(Math.round(people * from), Math.round(people * to));
        }
    }

    record Range(long first, long last) {}

    private record Chunk(long first, long last, boolean sensitive) {}
}
