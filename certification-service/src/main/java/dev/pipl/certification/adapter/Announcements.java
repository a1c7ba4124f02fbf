package dev.pipl.certification.adapter;

import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.outbox.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;

/** Puts this service's name and time on what it tells. */
@ApplicationScoped
public class Announcements {
    /** This service, as a source of events. */
    public static final URI SOURCE = URI.create("/certification");

    private final Clock clock;

    Announcements(Clock clock) {
        this.clock = clock;
    }

    /** An event in the order of its body's events. The same id is the same event. */
    public Outgoing ofBody(String id, String bodyId, Event data) {
        return Outgoing.of(EventEnvelope.of(id, SOURCE, clock.instant(), bodyId, data));
    }

    /** Likewise, with the event that caused it. */
    public Outgoing ofBody(String id, String bodyId, Event data, String causedBy) {
        return Outgoing.of(
                EventEnvelope.of(id, SOURCE, clock.instant(), bodyId, data).causedBy(causedBy));
    }

    public Outgoing alert(AlertRaised alert) {
        return Outgoing.of(EventEnvelope.of(alert.id(), SOURCE, clock.instant(), alert.id(), alert));
    }
}
