package dev.pipl.crossborder.ledger.adapter;

import dev.pipl.crossborder.ledger.Admission;
import dev.pipl.crossborder.ledger.Coordinates;
import dev.pipl.crossborder.ledger.Ledger;
import dev.pipl.crossborder.ledger.Submission;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.crossborder.transfer.Reading;
import dev.pipl.events.Topic;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts and stops reading the topic of transfers with the service. */
@ApplicationScoped
public class TransferReading {

    private static final String TOPIC = Topic.OUTBOUND_TRANSFERS.wireName();
    private static final int SESSION_MILLIS = 10_000;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    /** Bounds what of one partition is in memory and written in one transaction, whatever the size of its events. */
    private static final int PARTITION_FETCH_BYTES = 1024 * 1024;

    private final Ledger ledger;
    private final Admission admission;
    private final ReadTransfer form;
    private final TopicPositions positions;
    private final Clock clock;
    private final LedgerSettings settings;
    private final Map<String, Object> broker;
    private final String service;
    private final String instance;
    private final ReadingState state = new ReadingState();
    private TransferReader reader;

    @SuppressWarnings("checkstyle:ParameterNumber")
    TransferReading(
            Ledger ledger,
            Admission admission,
            ReadTransfer form,
            TopicPositions positions,
            Clock clock,
            LedgerSettings settings,
            MeterRegistry metrics,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "pipl.instance") String instance) {
        this.ledger = ledger;
        this.admission = admission;
        this.form = form;
        this.positions = positions;
        this.clock = clock;
        this.settings = settings;
        this.broker = Map.of("bootstrap.servers", broker.get("bootstrap.servers"));
        this.service = service;
        this.instance = instance;
        Gauge.builder("pipl.transfers.lag", state, ReadingState::lag)
                .description("Records of the topic that are not in the ledger yet")
                .register(metrics);
        count(metrics, "accepted", ReadingState::accepted);
        count(metrics, "duplicate", ReadingState::duplicates);
        count(metrics, "rejected", ReadingState::rejected);
    }

    void onStart(@Observes StartupEvent started) {
        start();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        stop();
    }

    /** Starts reading, unless it reads already. */
    public synchronized void start() {
        if (reader == null) {
            reader = new TransferReader(
                    consumer(),
                    TOPIC,
                    new TurnWrites(this::submissions, admission, ledger, settings.partitionsAtOnce()),
                    ledger,
                    new PartitionStarts(broker, TOPIC, positions),
                    state);
            reader.start();
        }
    }

    /** Stops reading; returns when nothing more is written through it. */
    public synchronized void stop() {
        if (reader != null) {
            reader.end();
            reader = null;
        }
    }

    ReadingState state() {
        return state;
    }

    private List<Submission> submissions(List<ConsumerRecord<byte[], byte[]>> records) {
        Instant receivedAt = clock.instant();
        List<Reading> readings =
                records.stream().map(each -> reading(each, receivedAt)).toList();
        Admission asked = admission.askedFor(readings);
        List<Submission> submissions = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = records.get(i);
            submissions.add(asked.admit(
                    readings.get(i),
                    record.value(),
                    receivedAt,
                    new Coordinates.KafkaRecord(record.topic(), record.partition(), record.offset())));
        }
        return submissions;
    }

    private Reading reading(ConsumerRecord<byte[], byte[]> record, Instant receivedAt) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return form.record(record.key(), headers, record.value(), receivedAt);
    }

    private Map<String, Object> consumer() {
        Map<String, Object> consumer = new HashMap<>(broker);
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, service + ".transfers");
        consumer.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, instance + "-transfers");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        consumer.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.pollRecords());
        consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        return consumer;
    }

    private void count(MeterRegistry metrics, String outcome, ToDoubleFunction<ReadingState> value) {
        FunctionCounter.builder("pipl.transfers.read", state, value)
                .tag("outcome", outcome)
                .description("Records of the topic that were judged, by outcome")
                .register(metrics);
    }
}
