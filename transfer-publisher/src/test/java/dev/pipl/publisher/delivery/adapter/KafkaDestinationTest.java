package dev.pipl.publisher.delivery.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.events.CloudEventsKafka;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.crossborder.YearOpened;
import dev.pipl.publisher.ExitStatus;
import dev.pipl.publisher.PublisherFault;
import dev.pipl.publisher.delivery.Outcome;
import dev.pipl.publisher.delivery.TemporaryFailure;
import dev.pipl.publisher.delivery.Verdict;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The client's own recording producer stands for the broker; the real one is met in the service's tests. */
class KafkaDestinationTest {
    private static final KafkaSettings SETTINGS = new KafkaSettings(
            "broker:9092", "outbound-transfers.v1", "outbound-transfers.rejected.v1", Duration.ofSeconds(3), Map.of());

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaDestination destination = new KafkaDestination(SETTINGS, producer);

    @Test
    void aRecordIsABinaryEventKeyedByTheHandlerWithoutTimestamp() throws TemporaryFailure {
        EventEnvelope event = event("e1");

        List<Outcome> outcomes = destination.send(List.of(event, event("e2")));

        assertThat(outcomes)
                .containsExactly(
                        new Outcome("e1", Verdict.ACKNOWLEDGED, null), new Outcome("e2", Verdict.ACKNOWLEDGED, null));
        ProducerRecord<byte[], byte[]> record = producer.history().get(0);
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        assertThat(record.topic()).isEqualTo("outbound-transfers.v1");
        assertThat(new String(record.key(), UTF_8)).isEqualTo("h1");
        assertThat(record.timestamp()).isNull();
        assertThat(CloudEventsKafka.read(headers, record.value())).isEqualTo(event);
    }

    @Test
    void aBrokerInTroubleIsWorthAnotherTry() {
        producer.sendException = new NotLeaderOrFollowerException("partition 3");

        assertThatThrownBy(() -> destination.send(List.of(event("e1"))))
                .isInstanceOf(TemporaryFailure.class)
                .hasMessageContaining("broker:9092");
    }

    @Test
    void theFirstSendThatFailsAtOnceEndsTheFlight() {
        producer.sendException = new TimeoutException("no metadata");

        assertThatThrownBy(() -> destination.send(List.of(event("e1"), event("e2"), event("e3"))))
                .isInstanceOf(TemporaryFailure.class);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aRefusalIsFinal() {
        producer.sendException = new TopicAuthorizationException("outbound-transfers.v1");
        assertRefused();

        producer.sendException = new RecordTooLargeException("too large");
        assertRefused();
    }

    @Test
    void onlyAllReplicasInSyncAcknowledge() {
        assertThat(SETTINGS.producer()).containsEntry("acks", "all").containsEntry("enable.idempotence", "true");
    }

    private void assertRefused() {
        assertThatThrownBy(() -> destination.send(List.of(event("e1"))))
                .isInstanceOfSatisfying(
                        PublisherFault.class,
                        fault -> assertThat(fault.status()).isEqualTo(ExitStatus.REFUSED));
    }

    private static EventEnvelope event(String id) {
        OffsetDateTime at = OffsetDateTime.parse("2026-01-01T00:00:00+08:00");
        return EventEnvelope.of(id, URI.create("/handlers/h1"), at.toInstant(), "h1", new YearOpened("h1", 2026, at));
    }
}
