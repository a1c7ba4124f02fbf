package dev.pipl.publisher.delivery;

import dev.pipl.events.EventEnvelope;
import java.util.List;

/** Where events go. */
public interface Destination extends AutoCloseable {
    /**
     * Sends events in order; when it returns, all of them are durable over there.
     *
     * @return one outcome for each event, in the same order
     * @throws TemporaryFailure if some may not have arrived; sending all again is harmless
     * @throws dev.pipl.publisher.PublisherFault if sending again would not help
     */
    List<Outcome> send(List<EventEnvelope> events) throws TemporaryFailure;

    @Override
    void close();
}
