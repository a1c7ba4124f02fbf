package dev.pipl.system.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Kafka Streams with exactly-once processing, state in RocksDB and change logs on the broker, as its documentation would
 * have it built. The records lie in the topic, in a form cheaper to read than JSON, before the clock starts. Which persons
 * an event named stands in the topic only.
 */
final class StreamsContestant implements Contestant {

    private static final String APPLICATION = "benchmark";
    private static final TopicPartition TOPIC = new TopicPartition("occurrences", 0);
    private static final long LOOK_NANOS = 5_000_000;

    private final Path state;
    private final Broker broker;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaStreams streams;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLongArray nonSensitive = new AtomicLongArray(WorkSize.HANDLERS);
    private final AtomicLongArray sensitive = new AtomicLongArray(WorkSize.HANDLERS);
    private volatile Throwable failure;
    private long sent;

    StreamsContestant(Path parent) throws IOException, InterruptedException, ExecutionException {
        state = Files.createTempDirectory(parent, "streams");
        broker = new Broker(parent);
        admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
        admin.createTopics(List.of(new NewTopic(TOPIC.topic(), 1, (short) 1))).all().get();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address(), "linger.ms", 20, "batch.size", 1 << 18),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        streams = new KafkaStreams(topology(), settings());
        streams.setUncaughtExceptionHandler(e -> {
            failure = e;
            return StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.pause();
        streams.start();
    }

    private Topology topology() {
        return new Topology()
                .addSource("events-in", TOPIC.topic())
                .addProcessor(
                        "count",
                        () -> new CountPersons(
                                taken,
                                (handler, isSensitive, persons) ->
                                        (isSensitive ? sensitive : nonSensitive).set(handler, persons)),
                        "events-in")
                .addStateStore(store(CountPersons.EVENTS), "count")
                .addStateStore(store(CountPersons.PERSONS), "count")
                .addStateStore(store(CountPersons.COUNTS), "count");
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray());
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.putAll(new HashMap<>(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                APPLICATION,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.address(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                1,
                StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
                Serdes.ByteArraySerde.class,
                StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG,
                Serdes.ByteArraySerde.class,
                StreamsConfig.consumerPrefix("auto.offset.reset"),
                "earliest",
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                1)));
        return settings;
    }

    @Override
    public void prepare(List<Poll> polls) {
        streams.pause();
        for (Poll poll : polls) {
            for (Occurrence event : poll.events()) {
                producer.send(new ProducerRecord<>(TOPIC.topic(), 0, null, OccurrenceRecord.write(event)));
                sent++;
            }
        }
        producer.flush();
    }

    @Override
    public void take() throws ExecutionException, InterruptedException {
        streams.resume();
        // Everything processed first, which costs nothing to look at; then committed, which has to be asked for.
        while (taken.get() < sent) {
            look();
        }
        while (committed() < sent) {
            look();
        }
    }

    private void look() {
        if (failure != null) {
            throw new IllegalStateException("the stream processor ended", failure);
        }
        LockSupport.parkNanos(LOOK_NANOS);
    }

    private long committed() throws ExecutionException, InterruptedException {
        OffsetAndMetadata offset = admin.listConsumerGroupOffsets(APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(TOPIC);
        return offset == null ? 0 : offset.offset();
    }

    @Override
    public void forgetRound() {
        // The records lie in the broker's topic.
    }

    @Override
    public Work.Truth counts() {
        List<Long> n = new ArrayList<>();
        List<Long> s = new ArrayList<>();
        for (int handler = 0; handler < WorkSize.HANDLERS; handler++) {
            n.add(nonSensitive.get(handler));
            s.add(sensitive.get(handler));
        }
        return new Work.Truth(n, s);
    }

    @Override
    public List<Long> servers() {
        return List.of(broker.pid());
    }

    /** The state stores and their change logs. */
    @Override
    public OptionalLong diskBytes() throws IOException {
        streams.close();
        return OptionalLong.of(size(state, "") + size(broker.data(), APPLICATION + "-"));
    }

    private static long size(Path root, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> root.relativize(file).getName(0).toString().startsWith(prefix))
                    .filter(file -> file.toString().endsWith(".log") || prefix.isEmpty())
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() throws InterruptedException {
        streams.close();
        producer.close();
        admin.close();
        broker.close();
    }
}
