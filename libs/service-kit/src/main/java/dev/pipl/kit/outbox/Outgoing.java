package dev.pipl.kit.outbox;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;
import dev.pipl.events.Topic;
import java.util.Objects;

/**
 * An event on its way to a topic.
 *
 * @param topic the name on the broker
 * @param key what keeps events of one kind of thing in order: the handler, agency or body
 */
public record Outgoing(String topic, String key, EventEnvelope event) {
    public Outgoing {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(event, "event");
    }

    public Outgoing(Topic topic, String key, EventEnvelope event) {
        this(topic.wireName(), key, event);
    }

    /**
     * To the topic of the event's type, keyed by its {@code partitionkey}.
     *
     * @throws IllegalArgumentException for a type the platform does not know, or an event without a key
     */
    public static Outgoing of(EventEnvelope event) {
        EventType type = EventType.of(event.type())
                .orElseThrow(() -> new IllegalArgumentException("no topic for " + event.type()));
        if (event.partitionkey() == null) {
            throw new IllegalArgumentException("no partitionkey in " + event.type());
        }
        return new Outgoing(type.topic(), event.partitionkey(), event);
    }
}
