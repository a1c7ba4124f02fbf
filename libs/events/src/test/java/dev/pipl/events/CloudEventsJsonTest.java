package dev.pipl.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsJsonTest {
    private final JsonNode sample = Contract.sample(EventType.TRANSFER_RECORDED);

    @Test
    void aStructuredBodyIsOneEvent() {
        List<JsonNode> elements =
                CloudEventsJson.elements("Application/CloudEvents+json; charset=utf-8", bytes(sample));

        assertThat(elements).containsExactly(sample);
    }

    @Test
    void oneBadEventOfABatchFailsAlone() {
        ArrayNode batch = EventJson.mapper().createArrayNode();
        batch.add(sample).add("no event").add(sample);

        List<JsonNode> elements = CloudEventsJson.elements(CloudEventsJson.BATCH, bytes(batch));

        assertThat(CloudEventsJson.read(elements.get(0))).isEqualTo(CloudEventsJson.read(elements.get(2)));
        assertThatThrownBy(() -> CloudEventsJson.read(elements.get(1))).isInstanceOf(MalformedEvent.class);
    }

    @Test
    void aWrittenBatchIsReadAgain() {
        EventEnvelope event = CloudEventsJson.read(sample);

        byte[] body = bytes(CloudEventsJson.write(List.of(event, event)));

        assertThat(CloudEventsJson.elements(CloudEventsJson.BATCH, body))
                .hasSize(2)
                .allSatisfy(element -> assertThat(CloudEventsJson.read(element)).isEqualTo(event));
    }

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json, []",
        "application/cloudevents-batch+json, {}",
        "application/json, {}",
        ", {}",
        "application/cloudevents+json, {\"a\"}",
        "application/cloudevents+json, ''"
    })
    void aBodyOfAnotherKindIsRefused(String contentType, String body) {
        assertThatThrownBy(() -> CloudEventsJson.elements(contentType, body.getBytes(UTF_8)))
                .isInstanceOf(MalformedEvent.class);
    }

    @Test
    void encodedDataIsRead() {
        ObjectNode encoded = sample.deepCopy();
        encoded.remove("data");
        encoded.put("data_base64", Base64.getEncoder().encodeToString(bytes(sample.get("data"))));

        assertThat(CloudEventsJson.read(encoded).data()).isEqualTo(sample.get("data"));
    }

    @Test
    void dataThatIsNotAnObjectIsNoPayload() {
        ObjectNode event = sample.deepCopy();
        event.put("data", "text");

        assertThatThrownBy(() -> CloudEventsJson.read(event).dataAs(EventType.TRANSFER_RECORDED.payload()))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("data: is not an object");
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(UTF_8);
    }
}
