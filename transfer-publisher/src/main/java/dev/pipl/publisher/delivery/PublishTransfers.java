package dev.pipl.publisher.delivery;

import dev.pipl.events.EventEnvelope;
import dev.pipl.publisher.batch.Batch;
import dev.pipl.publisher.batch.BatchSpool;
import dev.pipl.publisher.batch.Publication;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Sends the batches of a publication in order, a flight of them at a time, and saves after each flight how far it is. What
 * it saves is acknowledged, so nothing is skipped; what it sends again has the same ids, so nothing counts twice.
 */
public final class PublishTransfers {
    /** Technical: a request or a window in flight stays below the platform's 10 MiB. */
    private static final int FLIGHT_TOKENS_MAX = 100_000;

    private final Publication publication;
    private final Destination destination;
    private final Patience patience;
    private final int flightEventsMax;
    private final Consumer<PublicationState> save;
    private final IntConsumer progress;

    /**
     * One publication to one destination.
     *
     * @param flightEventsMax most events sent before waiting for their acknowledgement
     * @param save called with each new state; must make it durable
     * @param progress called with the number of batches done
     */
    public PublishTransfers(
            Publication publication,
            Destination destination,
            Patience patience,
            int flightEventsMax,
            Consumer<PublicationState> save,
            IntConsumer progress) {
        this.publication = publication;
        this.destination = destination;
        this.patience = patience;
        this.flightEventsMax = flightEventsMax;
        this.save = save;
        this.progress = progress;
    }

    /** Sends what is left; returns the state with everything acknowledged. */
    public PublicationState run(BatchSpool spool, PublicationState start) throws IOException {
        Flights flights = new Flights(start);
        spool.from(start.nextBatch(), flights::add);
        flights.depart();
        return flights.state;
    }

    private final class Flights {
        private final List<EventEnvelope> waiting = new ArrayList<>();
        private long waitingTokens;
        private PublicationState state;

        Flights(PublicationState start) {
            this.state = start;
            progress.accept(start.nextBatch());
        }

        void add(Batch batch) {
            if (waiting.size() == flightEventsMax || waitingTokens + batch.tokenCount() > FLIGHT_TOKENS_MAX) {
                depart();
            }
            waiting.add(publication.event(batch));
            waitingTokens += batch.tokenCount();
        }

        void depart() {
            if (waiting.isEmpty()) {
                return;
            }
            List<EventEnvelope> flight = List.copyOf(waiting);
            state = state.after(patience.make(() -> destination.send(flight)));
            save.accept(state);
            progress.accept(state.nextBatch());
            waiting.clear();
            waitingTokens = 0;
        }
    }
}
