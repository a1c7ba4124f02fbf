package dev.pipl.crossborder.ledger;

import dev.pipl.law.route.ExemptionGround;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Two years of two handlers as chance would have them: transfers of every kind, through both entries, in an order of their
 * own; voids before and after their events, decisions on grounds, changes of facts, reviews, a part taken over. One seed,
 * one ledger, byte for byte.
 */
public final class RandomLedger {

    private static final int PEOPLE = 90;
    private static final int STEPS = 30;
    private static final Instant NEW_YEAR = Instant.parse("2025-12-31T16:00:00Z");

    private final TestLedger ledger = new TestLedger();
    private final LedgerWriter writer = ledger.ledger.writer();
    private final Random random;
    private final String[] handlers;
    private final int[] versions = {1, 1};
    private final long[] offsets = new long[2];
    private final int omitting;
    private int events;
    private int others;

    public RandomLedger(long seed) {
        this(seed, -1);
    }

    /** The same ledger, had one person not been in the event of that number: what a forger would have to show. */
    public RandomLedger(long seed, int omitting) {
        this.random = new Random(seed);
        this.handlers = new String[] {"random-" + seed + "-a", "random-" + seed + "-b"};
        this.omitting = omitting;
        for (int step = 0; step < STEPS; step++) {
            step(random.nextInt(2), step);
        }
    }

    /** The store that holds it. */
    public LedgerReads reads() {
        return ledger.store;
    }

    public List<String> handlerIds() {
        return List.of(handlers);
    }

    private void step(int handler, int step) {
        int kind = random.nextInt(20);
        if (step == STEPS / 2) {
            takeOver();
        } else if (kind < 5) {
            overHttp(handler);
        } else if (kind < 11) {
            overKafka(handler);
        } else if (kind < 14) {
            String id = "event-" + random.nextInt(events + 5);
            writer.write(Corrections.voiding(Transfers.of(handlers[handler], id)));
        } else if (kind < 17) {
            decideOnGround(handler);
        } else if (kind == 17) {
            versions[handler]++;
            writer.write(new Batch.ProfileChange(
                    "registry-" + others++, snapshot(handler), NEW_YEAR.plusSeconds(random.nextInt(100_000))));
        } else if (kind == 18) {
            writer.write(Corrections.reviewing(handlers[handler], 2025 + random.nextInt(2)));
        } else {
            propose(handler);
        }
    }

    private HandlerSnapshot snapshot(int handler) {
        boolean isCritical = (versions[handler] + handler) % 2 == 0;
        return new HandlerSnapshot(
                handlers[handler], versions[handler], isCritical ? Transfers.CRITICAL : Transfers.ENTERPRISE);
    }

    private void overHttp(int handler) {
        String requestId = "request-" + others++;
        List<Arrival> arrivals = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            arrivals.add(transfer(handler).overHttp(requestId, i));
        }
        writer.write(new Batch.HttpBatch(requestId, arrivals));
    }

    private void overKafka(int handler) {
        long first = offsets[handler];
        List<Arrival> records = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            records.add(transfer(handler).arrival(new Coordinates.KafkaRecord(SimulatedLog.TOPIC, handler, first + i)));
        }
        offsets[handler] = first + count;
        writer.write(new Batch.KafkaBatch(
                SimulatedLog.TOPIC, SimulatedLog.TOPIC_ID, handler, first, offsets[handler], records));
    }

    private Transfers transfer(int handler) {
        int number = events++;
        Transfers transfer = Transfers.of(handlers[handler], "event-" + number)
                .at(NEW_YEAR.plusSeconds(random.nextInt(400_000) - 200_000))
                .by(versions[handler], snapshot(handler).facts());
        List<String> nonSensitive = people(10);
        transfer.nonSensitive(
                number == omitting && !nonSensitive.isEmpty()
                        ? nonSensitive.subList(1, nonSensitive.size())
                        : nonSensitive);
        if (random.nextInt(3) == 0) {
            transfer.sensitive(people(6));
        }
        if (random.nextInt(4) == 0) {
            transfer.exempt(ExemptionGround.CONTRACT_NECESSITY, "contract " + random.nextInt(2));
        }
        if (random.nextInt(6) == 0) {
            transfer.declaring("data-" + random.nextInt(3), 49_900 + random.nextInt(200), 4_950 + random.nextInt(100));
        }
        if (random.nextInt(25) == 0) {
            transfer.important();
        }
        if (random.nextInt(10) == 0) {
            transfer.tokenKey("key-" + random.nextInt(2));
        }
        return transfer;
    }

    private List<String> people(int most) {
        int from = random.nextInt(PEOPLE);
        return Transfers.people(from, Math.min(PEOPLE, from + 1 + random.nextInt(most)));
    }

    private void decideOnGround(int handler) {
        Optional<LocalDate> from = random.nextInt(3) == 0 ? Optional.of(LocalDate.of(2026, 1, 1)) : Optional.empty();
        writer.write(Corrections.deciding(
                "decision-" + others++,
                handlers[handler],
                ExemptionGround.CONTRACT_NECESSITY,
                "contract " + random.nextInt(2),
                random.nextBoolean(),
                from));
    }

    private void propose(int handler) {
        Transfers voided = Transfers.of(handlers[handler], "event-" + random.nextInt(events + 1));
        String requestId = "request-" + others++;
        Arrival proposal = new Arrival(
                Transfers.voiding(voided.identity(), "proposal-" + requestId),
                NEW_YEAR,
                Transfers.RECIPIENT,
                snapshot(handler),
                new Coordinates.HttpEvent(requestId, 0));
        writer.write(new Batch.HttpBatch(requestId, List.of(proposal)));
    }

    private void takeOver() {
        if (!ledger.store.years(handlers[0]).contains(2026)) {
            return;
        }
        long sequence = ledger.year(handlers[0], 2026).sequence();
        PredecessorYear.Taken taken = new PredecessorYear(ledger.store)
                .of(handlers[0], 2026, sequence, random.nextBoolean(), dataset -> "succession/s/" + dataset);
        int number = 0;
        for (PredecessorYear.Part part : taken.parts()) {
            writer.write(new Batch.TakeOver(
                    "succession-1",
                    handlers[0],
                    sequence,
                    2026,
                    number++,
                    part,
                    taken.tokenKeyIds(),
                    NEW_YEAR.plusSeconds(100_000),
                    snapshot(1),
                    0));
        }
    }
}
