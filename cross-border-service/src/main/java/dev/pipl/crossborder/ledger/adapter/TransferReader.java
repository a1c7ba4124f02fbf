package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.KafkaResult;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.kit.instance.HeldUp;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * The thread that reads the topic of transfers into the ledger, from where the ledger's own table says, one turn after the
 * other: all of a turn is written or given up before the next poll. It polls itself, because only the polling thread knows for certain that a batch continues
 * where the one before it ended; a queue between the two may deliver what was fetched before a seek.
 */
final class TransferReader extends Thread {

    private static final Logger LOG = Logger.getLogger(TransferReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** A poll that returns sooner brings what was fetched before the turn at hand began. */
    private static final long WAITED_NANOS = 500_000;

    private static final Duration SINCE = Duration.ofMillis(1);
    private static final long PAUSE_MIN_MILLIS = 50;
    private static final long PAUSE_MAX_MILLIS = 5_000;
    private static final long STOP_WITHIN_MILLIS = 8_000;

    private final Map<String, Object> settings;
    private final String topic;
    private final Ledger ledger;
    private final PartitionStarts starts;
    private final ReadingState state;
    private final TurnWrites writes;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final PartitionRests rests = new PartitionRests();
    private final HeldUp<TopicPartition> heldUp = new HeldUp<>(LOG, "Writing the transfers of partition %s");
    private volatile KafkaConsumer<byte[], byte[]> consumer;
    private volatile boolean ending;

    TransferReader(
            Map<String, Object> settings,
            String topic,
            TurnWrites writes,
            Ledger ledger,
            PartitionStarts starts,
            ReadingState state) {
        super("transfer-reader");
        setDaemon(true);
        this.settings = Map.copyOf(settings);
        this.topic = topic;
        this.writes = writes;
        this.ledger = ledger;
        this.starts = starts;
        this.state = state;
    }

    @Override
    public void run() {
        long pauseMillis = PAUSE_MIN_MILLIS;
        while (!ending) {
            try (KafkaConsumer<byte[], byte[]> opened =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                positions.clear();
                rests.clear();
                opened.subscribe(List.of(topic), new FromLedger());
                while (!ending) {
                    turn();
                    pauseMillis = PAUSE_MIN_MILLIS;
                }
            } catch (WakeupException e) {
                LOG.debug("The transfer reader stops");
            } catch (KafkaException | LedgerUnavailable e) {
                LOG.warnf("Transfers are read again in %d ms: %s", pauseMillis, e.getMessage());
                pauseMillis = pause(pauseMillis);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Transfers are read again in %d ms", pauseMillis);
                pauseMillis = pause(pauseMillis);
            }
        }
    }

    private void turn() {
        consumer.resume(rests.rested());
        resumeAcknowledged();
        PolledRecords polled = new PolledRecords();
        long before = System.nanoTime();
        poll(polled, POLL);
        if (!polled.partitions().isEmpty() && System.nanoTime() - before < WAITED_NANOS) {
            // Fetched while the last turn was written. What has come since would wait for all of this turn.
            poll(polled, SINCE);
        }
        polled.keep(positions.keySet());
        writes.write(polled, positions, starts.topicId())
                .forEach((partition, attempt) -> settle(partition, polled.of(partition), attempt));
        state.turned(lag());
    }

    private void poll(PolledRecords polled, Duration patience) {
        try {
            polled.add(consumer.poll(patience));
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions().keySet().forEach(partition -> {
                polled.drop(partition);
                start(partition);
            });
        }
    }

    private void settle(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records, PartitionWriters.Attempt attempt) {
        if (attempt.failure().isPresent()) {
            rest(partition, positions.get(partition), attempt.failure().get());
            return;
        }
        KafkaResult result = attempt.result().orElseThrow();
        rests.forget(partition);
        heldUp.done(partition);
        state.moved(partition);
        if (result instanceof KafkaResult.Written written) {
            state.wrote(written.outcomes());
            goOn(partition, written.next(), PolledRecords.nextOf(records));
        } else if (result instanceof KafkaResult.SeekTo elsewhere) {
            LOG.infof("%s goes on at %d: another reader had it", partition, elsewhere.next());
            goOn(partition, elsewhere.next(), PolledRecords.nextOf(records));
        } else {
            start(partition);
        }
    }

    private void goOn(TopicPartition partition, long wanted, long reached) {
        if (wanted != reached) {
            consumer.seek(partition, wanted);
        }
        positions.put(partition, wanted);
    }

    /** Its records have an order; those of other partitions do not wait for them. */
    private void rest(TopicPartition partition, long position, RuntimeException cause) {
        rests.rest(partition, PAUSE_MIN_MILLIS, PAUSE_MAX_MILLIS);
        heldUp.failed(partition, cause);
        consumer.seek(partition, position);
        consumer.pause(List.of(partition));
        state.stuck(partition);
    }

    /** Seeks to where the ledger stands, or stops the partition where records of it are missing. */
    private void start(TopicPartition partition) {
        long next = starts.next(consumer, partition);
        if (next == PartitionStarts.STOPPED) {
            LOG.errorf("Records of %s are missing; it is stopped until an operator acknowledges", partition);
            positions.remove(partition);
            consumer.seekToEnd(List.of(partition));
            consumer.pause(List.of(partition));
            state.stopped(partition);
        } else {
            consumer.seek(partition, next);
            consumer.resume(List.of(partition));
            positions.put(partition, next);
            state.moved(partition);
        }
    }

    private void resumeAcknowledged() {
        for (TopicPartition partition : state.stoppedToAskFor()) {
            if (consumer.assignment().contains(partition) && starts.isAcknowledged(partition)) {
                start(partition);
            }
        }
    }

    private long lag() {
        return consumer.assignment().stream()
                .map(consumer::currentLag)
                .mapToLong(lag -> lag.orElse(0))
                .sum();
    }

    private long pause(long millis) {
        synchronized (this) {
            if (!ending) {
                try {
                    wait(millis);
                } catch (InterruptedException e) {
                    ending = true;
                }
            }
        }
        return Math.min(millis * 2, PAUSE_MAX_MILLIS);
    }

    /** Returns when nothing more is written through this reader. */
    void end() {
        synchronized (this) {
            ending = true;
            notifyAll();
        }
        KafkaConsumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        try {
            join(STOP_WITHIN_MILLIS);
            writes.close();
        } catch (InterruptedException e) {
            currentThread().interrupt();
        }
    }

    /** Called by {@code poll}, so that no batch is in hand when partitions come and go. */
    private final class FromLedger implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            starts.refresh();
            ledger.catchUp();
            partitions.forEach(TransferReader.this::start);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> {
                positions.remove(partition);
                rests.forget(partition);
                state.gone(partition);
            });
        }
    }
}
