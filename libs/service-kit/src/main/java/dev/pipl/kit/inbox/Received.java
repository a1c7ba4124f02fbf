package dev.pipl.kit.inbox;

import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventType;

/**
 * An event as it came from a topic.
 *
 * @param type its kind; events of kinds that the platform does not know never arrive
 */
public record Received(EventEnvelope event, EventType type, String topic, int partition, long offset) {

    /**
     * The event's data.
     *
     * @throws dev.pipl.events.MalformedEvent if it lacks a promised field; the event is then put aside
     */
    public <T extends Event> T dataAs(Class<T> payload) {
        return event.dataAs(payload);
    }
}
