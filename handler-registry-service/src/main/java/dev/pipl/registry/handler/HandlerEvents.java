package dev.pipl.registry.handler;

import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.registry.HandlerProfileChanged;
import dev.pipl.events.registry.HandlerRegistered;
import dev.pipl.kit.outbox.Outgoing;
import java.net.URI;
import java.time.Instant;

/** What the registry tells of a handler: always its whole profile. */
public final class HandlerEvents {
    static final URI SOURCE = URI.create("/services/handler-registry");

    private HandlerEvents() {}

    public static Outgoing registered(Handler handler, Instant now) {
        return outgoing(handler, now, new HandlerRegistered(handler.profile()));
    }

    public static Outgoing changed(HandlerChange change, Instant now) {
        return outgoing(
                change.after(),
                now,
                new HandlerProfileChanged(change.after().profile(), change.changedFields(), change.effectiveOn()));
    }

    private static Outgoing outgoing(Handler handler, Instant now, Event data) {
        String id = EventIds.of("handler-profile", handler.id(), Long.toString(handler.version()));
        return Outgoing.of(EventEnvelope.of(id, SOURCE, now, handler.id(), data));
    }
}
