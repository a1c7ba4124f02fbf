package dev.pipl.kit.outbox.adapter;

import dev.pipl.events.Topic;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * One look at the outbox: sends the unsent rows and marks those that the broker has taken. A row that the broker will
 * never take (too large) holds back its own key and nothing else, until this process restarts and tries it once more; the
 * backlog's age tells.
 */
final class OutboxRound {
    private static final Logger LOG = Logger.getLogger(OutboxRound.class);
    /** Somebody waits for them, and the producer sends the first by itself. Each topic keeps its order. */
    private static final Comparator<OutboxTable.Row> ALERTS_FIRST =
            Comparator.comparing(row -> !row.message().topic().equals(Topic.ALERTS.wireName()));

    private static final long ACK_LOOK_MILLIS = 200;
    /** A broker that is away must not cost the session, and with it the lock. */
    private static final int LOOKS_UNTIL_SIGN_OF_LIFE = 10;

    private final OutboxTable table;
    private final Producer<String, byte[]> producer;
    private final int batch;
    private final Clock clock;
    private final Consumer<OutboxTable.Backlog> waiting;
    private final Set<String> heldKeys;

    /**
     * Looks through that table for that producer.
     *
     * @param heldKeys keys that wait behind a row which cannot be sent; added to here, and to be kept by the caller
     */
    OutboxRound(
            OutboxTable table,
            Producer<String, byte[]> producer,
            int batch,
            Clock clock,
            Set<String> heldKeys,
            Consumer<OutboxTable.Backlog> waiting) {
        this.table = table;
        this.producer = producer;
        this.batch = batch;
        this.clock = clock;
        this.heldKeys = heldKeys;
        this.waiting = waiting;
    }

    /** Whether there may be more at once. */
    boolean run(BooleanSupplier ending) throws SQLException {
        List<OutboxTable.Row> rows = table.unsent(heldKeys, batch);
        if (rows.isEmpty()) {
            if (heldKeys.isEmpty()) {
                waiting.accept(OutboxTable.Backlog.NOTHING);
            }
            return false;
        }
        List<Future<RecordMetadata>> acks = new ArrayList<>(rows.size());
        waiting.accept(new OutboxTable.Backlog(rows.size(), rows.get(0).createdAt()));
        rows.sort(ALERTS_FIRST);
        for (OutboxTable.Row row : rows) {
            Future<RecordMetadata> ack = producer.send(row.message());
            acks.add(ack);
            if (failedAtOnce(ack)) {
                break;
            }
        }
        List<Long> sent = new ArrayList<>(rows.size());
        Set<String> failedKeys = new HashSet<>();
        KafkaException failure = null;
        for (int i = 0; i < acks.size(); i++) {
            OutboxTable.Row row = rows.get(i);
            try {
                await(acks.get(i), ending);
                // A follower of a failed row is sent again behind it, to stand in the right order in the end.
                if (!failedKeys.contains(row.key())) {
                    sent.add(row.id());
                }
            } catch (KafkaException e) {
                failedKeys.add(row.key());
                if (e instanceof RecordTooLargeException) {
                    heldKeys.add(row.key());
                    LOG.errorf("Outbox row %d is larger than its topic allows; its key waits", row.id());
                } else {
                    failure = e;
                }
            }
        }
        if (!sent.isEmpty()) {
            table.markSent(sent, clock.instant());
        }
        if (failure != null) {
            throw failure;
        }
        return true;
    }

    /** Without a broker each send blocks for seconds before it fails: one is enough to know. */
    private static boolean failedAtOnce(Future<RecordMetadata> ack) {
        if (!ack.isDone()) {
            return false;
        }
        try {
            ack.get();
            return false;
        } catch (ExecutionException e) {
            return !(e.getCause() instanceof RecordTooLargeException);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void await(Future<RecordMetadata> ack, BooleanSupplier ending) throws SQLException {
        for (int looks = 1; ; looks++) {
            try {
                ack.get(ACK_LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (ending.getAsBoolean()) {
                    throw new KafkaException("stopped before the broker answered");
                }
                if (looks % LOOKS_UNTIL_SIGN_OF_LIFE == 0) {
                    table.stayAwake();
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("stopped before the broker answered");
            }
        }
    }
}
