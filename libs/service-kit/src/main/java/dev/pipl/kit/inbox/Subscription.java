package dev.pipl.kit.inbox;

import dev.pipl.events.EventType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a service wants to learn from the platform's events. Make a bean of {@link JdbcSubscription} or
 * {@link SessionSubscription}; the kit does the rest: it reads the topics from their beginning, hands over every wanted
 * event once and in order, and commits effect, inbox row and offset together.
 *
 * <p>What {@code apply} throws decides what follows. {@link PoisonEvent} and {@link dev.pipl.events.MalformedEvent}: the
 * event is put aside at once. A failure of the database, the network or {@link NotYet}: the event is tried again, with
 * growing pauses, and its partition waits. Anything else: tried a few times more, then put aside. Aside means a row in
 * {@code inbox_rejection} and a CRITICAL alert {@code event-rejected}; the events behind go on.
 */
public interface Subscription {
    /**
     * Names the subscription in tables, in the consumer group and in the readiness check, for example
     * {@code handler-facts.v1}. A new version in the name reads everything again into a new projection.
     */
    String name();

    /** The kinds it wants; all others of the same topics are passed over. */
    Set<EventType> types();

    /**
     * The order within one thing, beyond the order of the topic: an event whose version was already seen or passed has
     * no effect. By default the version of a handler's profile, for the events that carry one.
     */
    default Optional<AggregateVersion> version(Received event) {
        return AggregateVersion.of(event);
    }

    /** After the commit, on the reading thread; for caches and for waking others. Must not block or fail. */
    default void committed(List<Received> events) {}
}
