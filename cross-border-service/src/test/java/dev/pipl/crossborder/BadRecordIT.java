package dev.pipl.crossborder;

import static dev.pipl.crossborder.Service.persons;
import static dev.pipl.crossborder.Service.rejections;
import static dev.pipl.crossborder.Service.send;
import static dev.pipl.crossborder.Service.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.transfer.TransferJson;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import dev.pipl.testing.KafkaProbe;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records over Kafka that are rejected, and their neighbours. */
@QuarkusTest
@OnPlatform(schema = "cross_border")
class BadRecordIT {

    private static final Map<String, byte[]> STRUCTURED =
            Map.of("content-type", TransferJson.utf8("application/cloudevents+json"));

    private BadInput input;
    private String handler;

    @BeforeEach
    void aHandlerWithARecipient() {
        input = new BadInput();
        handler = input.handler;
    }

    @Test
    void recordsWithAWrongOrMissingKeyAreRejectedAndTheirNeighboursCounted() {
        publish(handler, STRUCTURED, input.neighbour("k-1", 1).bytes());
        publish(null, STRUCTURED, input.neighbour("k-2", 2).bytes());
        publish("h-other", STRUCTURED, input.neighbour("k-3", 3).bytes());
        publish(handler, STRUCTURED, input.neighbour("k-4", 4).bytes());

        await().atMost(KafkaProbe.PATIENCE).untilAsserted(() -> {
            assertThat(rejections(handler)).hasSize(2);
            assertThat(input.counted()).isEqualTo(2);
        });
        assertThat(codes(rejections(handler))).containsOnly("handler-mismatch");
        EventEnvelope rejected = KafkaProbe.await(
                EventType.TRANSFER_REJECTED,
                event -> handler.equals(event.data().path("handlerId").asText()));
        assertThat(rejected.data().toString())
                .doesNotContain(persons(handler, 2, 3).get(0))
                .doesNotContain(persons(handler, 3, 4).get(0));
        // Whose it is stays open: anybody could have named the handler.
        KafkaProbe.await(
                EventType.ALERT_RAISED,
                alert -> "transfer-rejected".equals(alert.data().path("code").asText())
                        && alert.data().path("handlerId").isMissingNode()
                        && alert.data().path("subject").asText().startsWith("handler-mismatch/"));
    }

    @Test
    void bothModesAndADuplicateOverHttpAreOneEvent() {
        TransferJson event = input.neighbour("everywhere", 1);
        publish(handler, event.binaryHeaders(), TransferJson.utf8(event.data().toString()));
        await().atMost(KafkaProbe.PATIENCE)
                .untilAsserted(() -> assertThat(input.counted()).isEqualTo(1));

        Response again = send(handler, event);

        assertThat(statuses(again)).containsExactly("DUPLICATE");
        assertThat(input.counted()).isEqualTo(1);
        assertThat(input.ledgerSequence()).isEqualTo(1);
    }

    @Test
    void aRecordOfAnUnknownHandlerEndsOnTheRejectedTopic() {
        String nobody = "h-nobody-" + System.nanoTime();
        TransferJson event = TransferJson.recorded(nobody, input.recipient, "e-1", "2026-03-01T08:00:00+08:00")
                .nonSensitive(persons(handler, 0, 1));

        publish(nobody, STRUCTURED, event.bytes());

        EventEnvelope rejected = KafkaProbe.await(
                EventType.TRANSFER_REJECTED,
                record -> nobody.equals(record.data().path("handlerId").asText()));
        assertThat(rejected.data().path("code").asText()).isEqualTo("handler-unknown");
    }

    private static void publish(String key, Map<String, byte[]> headers, byte[] value) {
        KafkaProbe.publish(Topic.OUTBOUND_TRANSFERS, key, headers, value);
    }

    private static List<String> codes(JsonNode rejections) {
        return rejections.findValuesAsText("code");
    }
}
