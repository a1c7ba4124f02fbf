package dev.pipl.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The attributes of an event as text, the same in every mode and on every transport. */
final class CloudEventAttributes {
    private static final String JSON = "application/json";
    private static final Set<String> KNOWN = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "subject",
            "dataschema",
            "datacontenttype",
            "partitionkey",
            "causationid",
            "ruleversion",
            "traceparent");

    private CloudEventAttributes() {}

    static Map<String, String> empty() {
        return new LinkedHashMap<>();
    }

    static boolean isKnown(String attribute) {
        return KNOWN.contains(attribute);
    }

    static Map<String, String> of(EventEnvelope event) {
        Map<String, String> attributes = empty();
        attributes.put("specversion", "1.0");
        attributes.put("id", event.id());
        attributes.put("source", event.source().toString());
        attributes.put("type", event.type());
        putIfPresent(attributes, "time", event.time());
        putIfPresent(attributes, "subject", event.subject());
        putIfPresent(attributes, "dataschema", event.dataschema());
        attributes.put("datacontenttype", JSON);
        putIfPresent(attributes, "partitionkey", event.partitionkey());
        putIfPresent(attributes, "causationid", event.causationid());
        putIfPresent(attributes, "ruleversion", event.ruleversion());
        putIfPresent(attributes, "traceparent", event.traceparent());
        return attributes;
    }

    static EventEnvelope envelope(Map<String, String> attributes, JsonNode data) {
        attributes.forEach(CloudEventAttributes::requireStorable);
        if (!"1.0".equals(attributes.get("specversion"))) {
            throw new MalformedEvent("specversion", "is not 1.0");
        }
        String content = attributes.get("datacontenttype");
        if (content != null && !isJson(CloudEventsJson.media(content))) {
            throw new MalformedEvent("datacontenttype", "is not " + JSON);
        }
        return new EventEnvelope(
                attributes.get("id"),
                source(attributes.get("source")),
                attributes.get("type"),
                time(attributes.get("time")),
                attributes.get("subject"),
                attributes.get("dataschema"),
                attributes.get("partitionkey"),
                attributes.get("causationid"),
                attributes.get("ruleversion"),
                attributes.get("traceparent"),
                data);
    }

    /** No NUL, which no database takes, and no half of a character: such a record could not even be put aside by its name. */
    private static void requireStorable(String name, String text) {
        boolean isWhole = StandardCharsets.UTF_8.newEncoder().canEncode(text);
        if (text.indexOf('\0') >= 0 || !isWhole) {
            throw new MalformedEvent(isKnown(name) ? name : "attribute", "holds characters that are none");
        }
    }

    private static boolean isJson(String media) {
        return media.equals(JSON) || media.endsWith("+json");
    }

    private static URI source(String text) {
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException e) {
            throw new MalformedEvent("source", "is not a URI reference");
        }
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedEvent("time", "is not a date and time with an offset");
        }
    }

    private static void putIfPresent(Map<String, String> attributes, String name, Object value) {
        if (value != null) {
            attributes.put(name, value.toString());
        }
    }
}
