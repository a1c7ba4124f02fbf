package dev.pipl.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The CloudEvents Kafka binding. We write binary mode: attributes as headers {@code ce_…}, the data as the value. We read
 * that and structured mode: the whole event as JSON, marked by the header {@code content-type:
 * application/cloudevents+json}. A record that bears neither mark is taken as structured, because a console producer
 * without header support can send nothing else.
 */
public final class CloudEventsKafka {
    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";

    private CloudEventsKafka() {}

    /** The headers of a binary record, in a stable order. */
    public static Map<String, byte[]> headers(EventEnvelope event) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        CloudEventAttributes.of(event).forEach((name, value) -> headers.put(header(name), value.getBytes(UTF_8)));
        return headers;
    }

    /** The value of a binary record: the data. */
    public static byte[] value(EventEnvelope event) {
        try {
            return EventJson.mapper().writeValueAsBytes(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    /**
     * The event of a record in either mode; header names in any case.
     *
     * @throws MalformedEvent if it is none
     */
    public static EventEnvelope read(Map<String, byte[]> headers, byte[] value) {
        Map<String, String> attributes = CloudEventAttributes.empty();
        boolean binary = false;
        String contentType = null;
        for (Map.Entry<String, byte[]> header : headers.entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (header.getValue() == null) {
                continue;
            }
            String text = new String(header.getValue(), UTF_8);
            if (name.equals(CONTENT_TYPE)) {
                contentType = text;
            } else if (name.startsWith(PREFIX)) {
                binary = true;
                attributes.put(name.substring(PREFIX.length()), text);
            }
        }
        if (CloudEventsJson.media(contentType).startsWith("application/cloudevents") || !binary) {
            return structured(contentType, value);
        }
        if (contentType != null) {
            attributes.put("datacontenttype", contentType);
        }
        JsonNode data = value == null ? null : CloudEventsJson.parse("value", value);
        return CloudEventAttributes.envelope(attributes, data);
    }

    private static EventEnvelope structured(String contentType, byte[] value) {
        if (CloudEventsJson.media(contentType).equals(CloudEventsJson.BATCH)) {
            throw new MalformedEvent(CONTENT_TYPE, "is a batch; a record holds one event");
        }
        return CloudEventsJson.read(CloudEventsJson.parse("value", value));
    }

    private static String header(String attribute) {
        return attribute.equals("datacontenttype") ? CONTENT_TYPE : PREFIX + attribute;
    }
}
