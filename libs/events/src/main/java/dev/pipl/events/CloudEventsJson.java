package dev.pipl.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The CloudEvents JSON format: one structured event, or a batch of them, for HTTP and for structured Kafka records. */
public final class CloudEventsJson {
    public static final String STRUCTURED = "application/cloudevents+json";
    public static final String BATCH = "application/cloudevents-batch+json";

    private CloudEventsJson() {}

    /** One event, structured. */
    public static ObjectNode write(EventEnvelope event) {
        ObjectNode json = EventJson.mapper().createObjectNode();
        CloudEventAttributes.of(event).forEach(json::put);
        if (event.data() != null) {
            json.set("data", event.data());
        }
        return json;
    }

    /** Several events, as a batch. */
    public static ArrayNode write(List<EventEnvelope> events) {
        ArrayNode batch = EventJson.mapper().createArrayNode();
        events.forEach(event -> batch.add(write(event)));
        return batch;
    }

    /**
     * The elements of a body, unread, so that one bad event fails alone: one for a structured body, all for a batch.
     *
     * @param contentType the request's media type; parameters do not matter
     * @throws MalformedEvent if the body is not JSON of that kind
     */
    public static List<JsonNode> elements(String contentType, byte[] body) {
        String media = media(contentType);
        if (!media.equals(STRUCTURED) && !media.equals(BATCH)) {
            throw new MalformedEvent("content-type", "is neither " + STRUCTURED + " nor " + BATCH);
        }
        JsonNode json = parse("body", body);
        if (media.equals(STRUCTURED)) {
            if (!json.isObject()) {
                throw new MalformedEvent("body", "is not a JSON object");
            }
            return List.of(json);
        }
        if (!json.isArray()) {
            throw new MalformedEvent("body", "is not a JSON array");
        }
        List<JsonNode> elements = new ArrayList<>(json.size());
        json.forEach(elements::add);
        return elements;
    }

    /**
     * One structured event.
     *
     * @throws MalformedEvent if an attribute is missing or wrong
     */
    public static EventEnvelope read(JsonNode json) {
        if (!json.isObject()) {
            throw new MalformedEvent("event", "is not a JSON object");
        }
        Map<String, String> attributes = CloudEventAttributes.empty();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            JsonNode value = field.getValue();
            if (CloudEventAttributes.isKnown(field.getKey()) && !value.isNull()) {
                if (!value.isTextual()) {
                    throw new MalformedEvent(field.getKey(), "is not a string");
                }
                attributes.put(field.getKey(), value.textValue());
            }
        }
        return CloudEventAttributes.envelope(attributes, data(json));
    }

    private static JsonNode data(JsonNode json) {
        JsonNode encoded = json.get("data_base64");
        if (encoded == null) {
            return json.get("data");
        }
        try {
            return parse("data_base64", encoded.binaryValue());
        } catch (IOException e) {
            throw new MalformedEvent("data_base64", "is not base64");
        }
    }

    static JsonNode parse(String where, byte[] bytes) {
        if (bytes == null || bytes.length == 0) {
            throw new MalformedEvent(where, "is empty");
        }
        try {
            return EventJson.mapper().readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new MalformedEvent(where, "is not JSON");
        } catch (IOException e) {
            throw new MalformedEvent(where, "is not UTF-8");
        }
    }

    static String media(String contentType) {
        if (contentType == null) {
            return "";
        }
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }
}
