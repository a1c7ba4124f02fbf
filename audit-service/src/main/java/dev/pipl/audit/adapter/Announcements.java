package dev.pipl.audit.adapter;

import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.kit.outbox.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;

/** Puts this service's name and time on what it tells. */
@ApplicationScoped
public class Announcements {
    /** This service, as a source of events. */
    public static final URI SOURCE = URI.create("/audit");

    private final Clock clock;

    Announcements(Clock clock) {
        this.clock = clock;
    }

    /** An event in the order of its handler's events. The same id is the same event. */
    public Outgoing ofHandler(String id, String handlerId, Event data) {
        return Outgoing.of(EventEnvelope.of(id, SOURCE, clock.instant(), handlerId, data));
    }
}
