package dev.pipl.system.scale;

import dev.pipl.crossborder.ledger.Arrival;
import dev.pipl.crossborder.ledger.Batch;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.HandlerSnapshot;
import dev.pipl.crossborder.ledger.KafkaResult;
import dev.pipl.crossborder.ledger.KeyWrapping;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.Outcome;
import dev.pipl.crossborder.ledger.RecipientSnapshot;
import dev.pipl.crossborder.ledger.Submission;
import dev.pipl.crossborder.ledger.WrappedYearKeys;
import dev.pipl.crossborder.ledger.adapter.PgLedgerStore;
import dev.pipl.crossborder.ledger.adapter.PgYearKeyStore;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.kit.outbox.JdbcOutbox;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.time.BeijingCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * The service's own reader of events, writer, store and cache, without the broker in front: batches of one partition as a
 * poll would bring them.
 */
final class LedgerInProcess implements AutoCloseable {
    private static final String TOPIC = "outbound-transfers.v1";
    private static final UUID TOPIC_ID = UUID.nameUUIDFromBytes(new byte[] {1});
    private static final HandlerFacts FACTS = new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());

    private final Clock clock = Clock.systemUTC();
    private final ReadTransfer form = new ReadTransfer(
            BeijingCalendar.startOf(Provisions.load().get("PIPL-38").inForce()));
    private final ExecutorService background =
            new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final PgLedgerStore store;
    private final Ledger ledger;

    /** A record of a partition. */
    record Message(int handler, long offset, byte[] value) {}

    LedgerInProcess(DataSource database, long cacheBytesMax) {
        store = new PgLedgerStore(database, new JdbcOutbox(clock));
        ledger = new Ledger(
                store,
                new WrappedYearKeys(
                        new PgYearKeyStore(database, clock), () -> new KeyWrapping(new byte[KeyWrapping.KEY_BYTES])),
                Provisions.load(),
                clock,
                cacheBytesMax,
                background);
    }

    Ledger ledger() {
        return ledger;
    }

    PgLedgerStore store() {
        return store;
    }

    /**
     * Writes what follows the position, like the reader of the topic does: where the ledger takes a part only, the rest
     * comes with the next batch.
     *
     * @return how many transactions it took
     */
    int write(int partition, List<Message> messages) {
        int transactions = 0;
        List<Message> left = messages;
        while (!left.isEmpty()) {
            long position = left.get(0).offset();
            long end = left.get(left.size() - 1).offset() + 1;
            KafkaResult result = ledger.writer()
                    .write(new Batch.KafkaBatch(
                            TOPIC, TOPIC_ID, partition, position, end, submissions(partition, left)));
            if (!(result instanceof KafkaResult.Written written)
                    || !written.outcomes().stream().allMatch(Outcome.Accepted.class::isInstance)) {
                throw new IllegalStateException("the ledger did not take a batch: " + result);
            }
            long next = written.next();
            left = left.stream().filter(message -> message.offset() >= next).toList();
            transactions++;
        }
        return transactions;
    }

    private List<Submission> submissions(int partition, List<Message> messages) {
        Instant receivedAt = clock.instant();
        List<Submission> submissions = new ArrayList<>(messages.size());
        for (Message message : messages) {
            String handlerId = Population.handlerId(message.handler());
            submissions.add(new Arrival(
                    form.record(handlerId.getBytes(StandardCharsets.US_ASCII), Map.of(), message.value(), receivedAt)
                            .event()
                            .orElseThrow(),
                    receivedAt,
                    new RecipientSnapshot("r-" + handlerId, 1, "SG"),
                    new HandlerSnapshot(handlerId, 1, FACTS),
                    new Coordinates.KafkaRecord(TOPIC, partition, message.offset())));
        }
        return submissions;
    }

    /** Ends what goes on in the background. */
    @Override
    public void close() {
        background.shutdown();
        try {
            if (!background.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a snapshot is not saved within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
