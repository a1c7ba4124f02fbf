package dev.pipl.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;

/**
 * A CloudEvents 1.0 event. Absent attributes are {@code null}; {@code id}, {@code source} and {@code type} are always
 * there.
 *
 * @param time when the event was made; business time stands in the data
 * @param subject whose event it is: a handler, body, agency or alert id
 * @param dataschema {@link EventType#dataschema()}
 * @param partitionkey what keeps events of one kind of thing in order; the Kafka key
 * @param causationid the id of the event that caused this one
 * @param ruleversion the rulebook that decided
 * @param traceparent W3C trace context
 */
public record EventEnvelope(
        String id,
        URI source,
        String type,
        Instant time,
        String subject,
        String dataschema,
        String partitionkey,
        String causationid,
        String ruleversion,
        String traceparent,
        JsonNode data) {

    public EventEnvelope {
        require("id", id);
        require("source", source == null ? null : source.toString());
        require("type", type);
    }

    /**
     * An event of ours, with its type and schema found by its data and {@code partitionkey} equal to {@code subject}.
     *
     * @throws MalformedEvent if the data lacks something that is not {@link MayBeAbsent}
     */
    public static EventEnvelope of(String id, URI source, Instant time, String subject, Event data) {
        EventType type = EventType.of(data);
        JsonNode json = EventJson.mapper().valueToTree(RequiredComponents.check(data));
        return new EventEnvelope(
                id, source, type.type(), time, subject, type.dataschema(), subject, null, null, null, json);
    }

    /** This event with the id of the one that caused it. */
    public EventEnvelope causedBy(String eventId) {
        return new EventEnvelope(
                id, source, type, time, subject, dataschema, partitionkey, eventId, ruleversion, traceparent, data);
    }

    /** This event with the version of the rulebook that decided. */
    public EventEnvelope withRuleversion(String version) {
        return new EventEnvelope(
                id, source, type, time, subject, dataschema, partitionkey, causationid, version, traceparent, data);
    }

    /** This event with the trace it belongs to; {@code null} takes it away. */
    public EventEnvelope withTraceparent(String trace) {
        return new EventEnvelope(
                id, source, type, time, subject, dataschema, partitionkey, causationid, ruleversion, trace, data);
    }

    /** This event ordered by something else than its subject. */
    public EventEnvelope withPartitionkey(String key) {
        return new EventEnvelope(
                id, source, type, time, subject, dataschema, key, causationid, ruleversion, traceparent, data);
    }

    /**
     * The data as the record of its kind.
     *
     * @throws MalformedEvent if a field is missing or of the wrong type
     */
    public <T extends Event> T dataAs(Class<T> payload) {
        if (data == null || !data.isObject()) {
            throw new MalformedEvent("data", "is not an object");
        }
        try {
            return RequiredComponents.check(EventJson.mapper().treeToValue(data, payload));
        } catch (JsonProcessingException e) {
            throw JsonFault.in("data", e);
        }
    }

    private static void require(String attribute, String value) {
        if (value == null || value.isEmpty()) {
            throw new MalformedEvent(attribute, "is missing");
        }
    }
}
