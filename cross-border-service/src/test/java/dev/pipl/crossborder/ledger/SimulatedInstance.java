package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.intake.AdmitTransfer;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.transfer.BodyUnreadable;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.law.Bilingual;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;

/** One process of the service, with everything in it that a crash takes away. */
final class SimulatedInstance {

    private static final ReadTransfer FORM = new ReadTransfer(Instant.parse("2021-10-31T16:00:00Z"));
    private static final int BACKGROUND_MAX = 3;

    final Ledger ledger;
    /** Where its reader stands in the partitions it believes to have. */
    final Map<Integer, Long> positions = new TreeMap<>();
    /** What its reader was given and has not written yet. */
    final Map<Integer, Batch.KafkaBatch> inHand = new TreeMap<>();

    final Deque<Runnable> background = new ArrayDeque<>();
    private final SimulatedWorld world;
    final AdmitTransfer admission;
    private final Map<String, KnownHandler> remembered = new HashMap<>();

    SimulatedInstance(SimulatedWorld world, LedgerParts parts) {
        this.world = world;
        this.ledger = new Ledger(
                world.store,
                SimulatedInstance::key,
                world.law.provisions(),
                world.clock,
                world.weather.cacheBytesMax,
                this::later,
                parts);
        this.admission = new AdmitTransfer(
                new Handlers() {
                    @Override
                    public boolean isReady() {
                        return true;
                    }

                    @Override
                    public Optional<KnownHandler> find(String handlerId) {
                        return known(handlerId);
                    }

                    @Override
                    public void forget(String handlerId) {
                        world.census.count("profile outdated");
                        remembered.remove(handlerId);
                    }
                },
                SimulatedInstance::recipient,
                (handlerId, categories, on) -> Optional.empty());
    }

    /** The key of 2023 is destroyed. */
    static Optional<YearKey> key(int year) {
        return year == 2023 ? Optional.empty() : TestLedger.key(year);
    }

    /** Hands the reader what follows its position, as one poll. */
    void fetch(int partition, int limit) {
        Long position = positions.get(partition);
        if (position == null || inHand.containsKey(partition)) {
            return;
        }
        NavigableMap<Long, SimulatedLog.Message> records = world.log.from(partition, position, limit);
        if (!records.isEmpty()) {
            List<Submission> submissions = new ArrayList<>();
            records.forEach((offset, message) -> submissions.add(read(partition, offset, message)));
            inHand.put(
                    partition,
                    new Batch.KafkaBatch(
                            SimulatedLog.TOPIC,
                            SimulatedLog.TOPIC_ID,
                            partition,
                            position,
                            records.lastKey() + 1,
                            submissions));
        }
    }

    /** Makes the same batch of the same records, by the profiles as they are known now. */
    Batch.KafkaBatch again(Batch.KafkaBatch batch) {
        List<Submission> submissions = new ArrayList<>();
        world.log
                .from(batch.partition(), batch.position(), batch.submissions().size())
                .forEach((offset, message) -> submissions.add(read(batch.partition(), offset, message)));
        return new Batch.KafkaBatch(
                batch.topic(), batch.topicId(), batch.partition(), batch.position(), batch.next(), submissions);
    }

    Submission read(int partition, long offset, SimulatedLog.Message message) {
        Instant now = world.clock.instant();
        return world.noted(admission.admit(
                FORM.record(message.key(), message.headers(), message.value(), now),
                message.value(),
                now,
                new Coordinates.KafkaRecord(SimulatedLog.TOPIC, partition, offset)));
    }

    Submission read(String requestId, int index, byte[] event) {
        Instant now = world.clock.instant();
        try {
            return world.noted(admission.admit(
                    FORM.body(event, false, now).get(0).reading(),
                    event,
                    now,
                    new Coordinates.HttpEvent(requestId, index)));
        } catch (BodyUnreadable e) {
            throw new AssertionError(e);
        }
    }

    void lose(int partition) {
        positions.remove(partition);
        inHand.remove(partition);
    }

    /** The newest profile, or for a moment an older one that is still remembered. */
    private Optional<KnownHandler> known(String handlerId) {
        KnownHandler before = remembered.get(handlerId);
        if (before != null && world.weather.happens(world.weather.staleProfiles)) {
            return Optional.of(world.mutation.remembered(before, world.registry.handler(handlerId)));
        }
        Optional<KnownHandler> now = world.registry.find(handlerId);
        now.ifPresent(handler -> remembered.put(handlerId, handler));
        return now;
    }

    private void later(Runnable task) {
        if (background.size() == BACKGROUND_MAX) {
            throw new RejectedExecutionException("busy");
        }
        background.add(task);
    }

    private static Optional<Recipient> recipient(String recipientId) {
        String prefix = SimulatedPipelines.recipientOf("");
        return recipientId.startsWith(prefix)
                ? Optional.of(new Recipient(
                        recipientId,
                        recipientId.substring(prefix.length()),
                        1,
                        new Bilingual("狮城公司", "Lion Ltd"),
                        Optional.empty(),
                        "SG",
                        false,
                        false,
                        Optional.empty(),
                        Instant.EPOCH))
                : Optional.empty();
    }
}
