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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Two instances of the real writer over one store, a log of two partitions and HTTP clients, driven by one seed through
 * every fault: refused and ambiguous commits, crashes, zombies, lost races, duplicates, conflicts, late events.
 */
final class FaultyWorld {

    static final String TOPIC = "outbound-transfers.v1";
    static final UUID TOPIC_ID = UUID.fromString("7b0b5ac5-3d0a-4a54-a2c1-5a3c1e5b9d10");
    private static final int PARTITIONS = 2;
    private static final int HANDLERS = 3;
    private static final int PEOPLE = 60;

    final InMemoryLedgerStore store = new InMemoryLedgerStore();
    final List<List<Submission>> log = List.of(new ArrayList<>(), new ArrayList<>());
    final Map<EventIdentity, List<TransferEvent>> sent = new HashMap<>();
    final List<Submission> overHttp = new ArrayList<>();
    final List<Outcome> httpOutcomes = new ArrayList<>();
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
            int kind = random.nextInt(10);
            if (kind < 4) {
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
        int from = random.nextInt(PEOPLE);
        transfer.nonSensitive(Transfers.people(from, Math.min(PEOPLE, from + random.nextInt(12))));
        if (random.nextInt(3) == 0) {
            int sensitiveFrom = random.nextInt(PEOPLE);
            transfer.sensitive(Transfers.people(sensitiveFrom, Math.min(PEOPLE, sensitiveFrom + random.nextInt(6))));
        }
        if (random.nextInt(6) == 0) {
            transfer.exempt(ExemptionGround.CONTRACT_NECESSITY);
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
