package dev.pipl.system.benchmark;

import dev.pipl.local.machine.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Kafka Streams with exactly-once processing, state in RocksDB and change logs on the broker, as its documentation would
 * have it built.
 *
 * <p>In its favour: records lie in the topic before the clock starts, in a form far cheaper to read than JSON; one
 * partition and one thread, which costs least; a transaction a second instead of one a poll, and one more at the end of a
 * round, so that no round waits for a second to pass; counts are cached, so that they are stored once a transaction; the
 * persons of an event are stored by one call; change logs are sent in large batches, on one broker without replicas and
 * without waiting for the disk; RocksDB gets memory (see {@link RoomyRocks}); what compacting it leaves for later is not
 * waited for. Which persons an event named stands in the topic only, whose disk is not counted.
 */
final class StreamsContestant implements Contestant {

    private static final String NAME = "benchmark-streams-";
    private static final int YEAR = 2026;
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);
    private static final int BATCH_OCTETS = 1 << 19;
    private static final int FETCH_OCTETS = 8 << 20;
    private static final int RECORDS_BUFFERED = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 5_000_000;

    private final String application;
    private final TopicPartition topic;
    private final Path state;
    private final Broker broker;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaStreams streams;
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong processed = new AtomicLong();
    private volatile Throwable failure;

    StreamsContestant(Path parent, Broker broker) throws IOException, InterruptedException, ExecutionException {
        this.broker = broker;
        state = Files.createTempDirectory(parent, "streams");
        application = NAME + state.getFileName();
        topic = new TopicPartition(application + "-in", 0);
        admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
        admin.createTopics(List.of(new NewTopic(topic.topic(), 1, (short) 1)))
                .all()
                .get();
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.address(),
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        BATCH_OCTETS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        streams = new KafkaStreams(topology(), settings());
        streams.setUncaughtExceptionHandler(e -> {
            failure = e;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        await("Kafka Streams to run", () -> streams.state() == KafkaStreams.State.RUNNING);
    }

    private Topology topology() {
        return new Topology()
                .addSource("in", topic.topic())
                .addProcessor("count", () -> new CountPersons(due, processed), "in")
                // An event or a person is stored once: there is nothing that a cache could put together.
                .addStateStore(store(CountPersons.EVENTS, Serdes.ByteArray()).withCachingDisabled(), "count")
                .addStateStore(store(CountPersons.PERSONS, Serdes.ByteArray()).withCachingDisabled(), "count")
                .addStateStore(store(CountPersons.COUNTS, Serdes.Long()).withCachingEnabled(), "count");
    }

    private static <V> StoreBuilder<KeyValueStore<byte[], V>> store(String name, Serde<V> value) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.ByteArray(), value);
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, RECORDS_BUFFERED);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RoomyRocks.class);
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), FETCH_OCTETS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RECORDS_BUFFERED);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_OCTETS);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), COMMIT_INTERVAL.toMillis());
        // A machine that stands still for a while does not lose the transaction.
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 60_000);
        return settings;
    }

    @Override
    public void prepare(List<Poll> polls) {
        streams.pause();
        for (Poll poll : polls) {
            for (Occurrence event : poll.events()) {
                var unused = producer.send(
                        new ProducerRecord<>(topic.topic(), 0, null, OccurrenceRecord.write(event)), (written, e) -> {
                            if (e != null) {
                                failure = e;
                            }
                        });
                due.incrementAndGet();
            }
        }
        producer.flush();
    }

    @Override
    public void take() {
        streams.resume();
        // Everything processed first, which costs nothing to look at; then committed, which has to be asked for.
        await("the records to be processed", () -> processed.get() >= due.get());
        await("the records to be committed", () -> committed() == due.get());
    }

    private void await(String what, Condition isMet) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!isMet.now()) {
            if (failure != null) {
                throw new IllegalStateException("records were not taken in", failure);
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("waited " + PATIENCE + " for " + what);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** What is waited for. */
    @FunctionalInterface
    private interface Condition {
        boolean now();
    }

    private long committed() {
        try {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets(application)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(topic);
            return offset == null ? 0 : offset.offset();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the committed offset cannot be read", e);
        }
    }

    @Override
    public void forgetRound() {
        // The records lie in the broker's topic.
    }

    /** As the state store has them. */
    @Override
    public Work.Truth counts() {
        ReadOnlyKeyValueStore<byte[], Long> counts = streams.store(
                StoreQueryParameters.fromNameAndType(CountPersons.COUNTS, QueryableStoreTypes.keyValueStore()));
        List<Long> nonSensitive = new ArrayList<>();
        List<Long> sensitive = new ArrayList<>();
        for (int handler = 0; handler < WorkSize.HANDLERS; handler++) {
            nonSensitive.add(count(counts.get(CountPersons.scope(handler, YEAR, CountPersons.NON_SENSITIVE))));
            sensitive.add(count(counts.get(CountPersons.scope(handler, YEAR, CountPersons.SENSITIVE))));
        }
        return new Work.Truth(nonSensitive, sensitive);
    }

    private static long count(Long stored) {
        return stored == null ? 0 : stored;
    }

    @Override
    public List<Long> servers() {
        return List.of(broker.pid());
    }

    /** The state stores, once all of it is written, and their change logs. */
    @Override
    public OptionalLong diskBytes() throws IOException {
        streams.close();
        return OptionalLong.of(size(state, "") + size(broker.data(), ".log"));
    }

    private long size(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> {
                        String folder = root.relativize(file).getName(0).toString();
                        return folder.startsWith(application) && !folder.startsWith(topic.topic());
                    })
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() throws IOException {
        streams.close();
        producer.close();
        admin.close();
        Tree.delete(state);
    }
}
