package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Crash;
import dev.pipl.crossborder.ledger.InMemoryLedgerStore.Fault;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.crossborder.transfer.RejectionCode;
import dev.pipl.crossborder.transfer.TransferEvent;
import dev.pipl.law.Bilingual;
import dev.pipl.law.route.ExemptionGround;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Two instances of the real writer over one store, a log of two partitions and HTTP clients, driven by one seed through
 * every fault: refused and ambiguous commits, crashes, zombies, lost races, duplicates, conflicts, late events; and by
 * what persons decide meanwhile, about events that came or are still to come.
 */
final class FaultyWorld {

    static final String TOPIC = "outbound-transfers.v1";
    static final UUID TOPIC_ID = UUID.fromString("7b0b5ac5-3d0a-4a54-a2c1-5a3c1e5b9d10");
    private static final int PARTITIONS = 2;
    private static final int HANDLERS = 3;
    private static final int PEOPLE = 60;
    /** Whose claims wait for a person's approval. */
    private static final String CRITICAL = "handler-2";

    final InMemoryLedgerStore store = new InMemoryLedgerStore();
    final List<List<Submission>> log = List.of(new ArrayList<>(), new ArrayList<>());
    final Map<EventIdentity, List<TransferEvent>> sent = new HashMap<>();
    final List<Submission> overHttp = new ArrayList<>();
    final List<Outcome> httpOutcomes = new ArrayList<>();
    /** What persons decided, in the order in which the ledger has it. */
    final List<Batch> decided = new ArrayList<>();

    private final Random random;
    private final List<Transfers> made = new ArrayList<>();
    private final TestLedger[] instances = new TestLedger[2];
    private final long[][] positions = new long[2][PARTITIONS];
    private int requests;
    private int ids;

    FaultyWorld(long seed) {
        random = new Random(seed);
        for (int i = 0; i < instances.length; i++) {
            restart(i);
        }
    }

    void run(int steps) {
        for (int step = 0; step < steps; step++) {
            int instance = random.nextInt(instances.length);
            int kind = random.nextInt(11);
            if (kind == 10) {
                decide(instance, fault());
            } else if (kind < 4) {
                produce(1 + random.nextInt(4));
            } else if (kind < 8) {
                poll(instance, random.nextInt(PARTITIONS), fault());
            } else {
                request(instance, fault());
            }
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int turns = 0; lag(partition) > 0; turns++) {
                if (turns > 10_000) {
                    throw new AssertionError("partition " + partition + " is wedged");
                }
                poll(turns % 2, partition, turns % 3 == 0 ? fault() : Fault.NONE);
            }
        }
    }

    /** A fresh instance that knows only the store. */
    TestLedger afresh() {
        return new TestLedger(store, 20_000);
    }

    private long lag(int partition) {
        return log.get(partition).size()
                - store.position(TOPIC, partition).map(PartitionPosition::next).orElse(0L);
    }

    private void restart(int instance) {
        instances[instance] = new TestLedger(store, 20_000);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            positions[instance][partition] = store.position(TOPIC, partition)
                    .map(PartitionPosition::next)
                    .orElse(0L);
        }
    }

    private Fault fault() {
        int kind = random.nextInt(12);
        return kind < Fault.values().length ? Fault.values()[kind] : Fault.NONE;
    }

    private void produce(int count) {
        for (int i = 0; i < count; i++) {
            int handler = random.nextInt(HANDLERS);
            int partition = handler % PARTITIONS;
            Coordinates place = new Coordinates.KafkaRecord(
                    TOPIC, partition, log.get(partition).size());
            log.get(partition).add(submission("handler-" + handler, place));
        }
    }

    /** A poll starts at the reader's own position, which may be stale: the zombie's. */
    private void poll(int instance, int partition, Fault fault) {
        long position = positions[instance][partition];
        List<Submission> records = log.get(partition);
        long next = Math.min(records.size(), position + 1 + random.nextInt(5));
        if (next <= position) {
            return;
        }
        Batch.KafkaBatch batch = new Batch.KafkaBatch(
                TOPIC, TOPIC_ID, partition, position, next, records.subList((int) position, (int) next));
        store.failNextCommit(fault);
        try {
            positions[instance][partition] =
                    instances[instance].ledger.writer().write(batch).next();
        } catch (LedgerUnavailable later) {
            // The consumer keeps its batch and tries again at its next turn.
        } catch (Crash gone) {
            restart(instance);
        }
    }

    private void request(int instance, Fault fault) {
        String handlerId = "handler-" + random.nextInt(HANDLERS);
        int size = 1 + random.nextInt(3);
        List<Submission> events = new ArrayList<>();
        String requestId = "request-" + requests++;
        for (int i = 0; i < size; i++) {
            events.add(submission(handlerId, new Coordinates.HttpEvent(requestId, i)));
        }
        overHttp.addAll(events);
        store.failNextCommit(fault);
        if (random.nextInt(4) == 0) {
            Submission intruder = submission(handlerId, new Coordinates.HttpEvent("intruder-" + requestId, 0));
            overHttp.add(intruder);
            store.beforeNextCommit(() -> {
                store.failNextCommit(Fault.NONE);
                httpOutcomes.addAll(instances[1 - instance]
                        .ledger
                        .writer()
                        .write(new Batch.HttpBatch("intruder-" + requestId, List.of(intruder))));
                store.failNextCommit(fault);
            });
        }
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                httpOutcomes.addAll(instances[instance].ledger.writer().write(new Batch.HttpBatch(requestId, events)));
                return;
            } catch (LedgerUnavailable again) {
                store.failNextCommit(Fault.NONE);
            } catch (Crash gone) {
                restart(instance);
            }
        }
        throw new AssertionError("a request is refused for ever");
    }

    /** A person decides; the answer of a repetition is the answer of the first time. */
    private void decide(int instance, Fault fault) {
        String handlerId = "handler-" + random.nextInt(HANDLERS);
        Batch batch = decision(handlerId, "decision-" + requests++);
        decided.add(batch);
        store.failNextCommit(fault);
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                List<Adjusted> first = write(instance, batch);
                if (!first.equals(write(1 - instance, batch)) && !(batch instanceof Batch.RouteReviewed)) {
                    throw new AssertionError("a decision was written twice");
                }
                return;
            } catch (LedgerUnavailable again) {
                store.failNextCommit(Fault.NONE);
            } catch (Crash gone) {
                restart(instance);
            }
        }
        throw new AssertionError("a decision is refused for ever");
    }

    private List<Adjusted> write(int instance, Batch batch) {
        LedgerWriter writer = instances[instance].ledger.writer();
        if (batch instanceof Batch.VoidApproved approved) {
            return writer.write(approved).stream().toList();
        }
        return batch instanceof Batch.GroundDecided ground
                ? writer.write(ground)
                : writer.write((Batch.RouteReviewed) batch).stream().toList();
    }

    private Batch decision(String handlerId, String id) {
        int kind = random.nextInt(5);
        if (kind == 0) {
            return new Batch.RouteReviewed(id, handlerId, 2025 + random.nextInt(2), "r", "e", "two", TestLedger.NOW);
        }
        if (kind < 3) {
            // Of an event that came, or of one that comes later, or never.
            String eventId = "event-" + random.nextInt(ids + 10);
            EventIdentity voided = Transfers.of(handlerId, eventId).identity();
            return new Batch.VoidApproved(id, voided, "r", "e", "two", TestLedger.NOW);
        }
        Optional<LocalDate> from = random.nextInt(3) == 0 ? Optional.of(LocalDate.of(2026, 1, 1)) : Optional.empty();
        return Corrections.deciding(
                id, handlerId, ExemptionGround.CONTRACT_NECESSITY, evidence(), random.nextBoolean(), from);
    }

    private String evidence() {
        return "contract " + random.nextInt(2);
    }

    private Submission submission(String handlerId, Coordinates place) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            Rejection rejection = new Rejection(
                    RejectionCode.TOKEN_FORM,
                    new Bilingual("格式", "form"),
                    new Rejection.Claim(Optional.of(handlerId), Optional.empty(), Optional.empty()),
                    Optional.empty(),
                    List.of());
            return new Refused(rejection, "00", TestLedger.NOW, place);
        }
        List<Transfers> own = made.stream()
                .filter(transfer -> transfer.identity().handlerId().equals(handlerId))
                .toList();
        if (kind < 5 && !own.isEmpty()) {
            return own.get(random.nextInt(own.size())).arrival(place);
        }
        Transfers transfer = kind == 5 && !own.isEmpty()
                ? fill(Transfers.of(
                        handlerId,
                        own.get(random.nextInt(own.size())).identity().id()))
                : fill(Transfers.of(handlerId, "event-" + ids++));
        made.add(transfer);
        OutboundTransfer event = transfer.event();
        sent.computeIfAbsent(event.identity(), key -> new ArrayList<>()).add(event);
        return transfer.arrival(place);
    }

    private Transfers fill(Transfers transfer) {
        Instant base =
                random.nextInt(4) == 0 ? Instant.parse("2025-12-31T15:00:00Z") : Instant.parse("2026-01-01T00:00:00Z");
        long minutes = random.nextInt(120);
        Instant occurredAt = base.plusSeconds(60 * minutes);
        transfer.at(occurredAt);
        if (transfer.identity().handlerId().equals(CRITICAL)) {
            transfer.by(1, Transfers.CRITICAL);
        }
        int from = random.nextInt(PEOPLE);
        transfer.nonSensitive(Transfers.people(from, Math.min(PEOPLE, from + random.nextInt(12))));
        if (random.nextInt(3) == 0) {
            int sensitiveFrom = random.nextInt(PEOPLE);
            transfer.sensitive(Transfers.people(sensitiveFrom, Math.min(PEOPLE, sensitiveFrom + random.nextInt(6))));
        }
        if (random.nextInt(4) == 0) {
            transfer.exempt(ExemptionGround.CONTRACT_NECESSITY, evidence());
        }
        if (random.nextInt(8) == 0) {
            // Declarations of one data set only grow with time, and stay close to the limits: a count that falls
            // again keeps its route, and then the order of arrival does matter to the route.
            transfer.counted();
            long growth = Duration.between(Instant.parse("2025-12-31T15:00:00Z"), occurredAt)
                            .toMinutes()
                    / 12;
            transfer.declaring("data-" + random.nextInt(2), 49_945 + growth, 4_950 + growth);
        }
        return transfer;
    }
}
