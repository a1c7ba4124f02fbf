package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.ContentHash;
import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an event of a handler stands already: among those just judged, or in a row that is read to be sure. */
class KnownEvents {

    /** What recognizes the events of one handler, for as long as one transaction lasts. */
    @FunctionalInterface
    interface Memory {
        KnownEvents of(HandlerState state, LedgerReads reads);
    }

    /**
     * An event that is in the ledger.
     *
     * @param cause of its row; {@code null} while the row is being made
     */
    record Known(ContentHash content, int year, long sequence, long position, Cause cause, boolean isTransfer) {}

    private record Place(int year, long sequence) {}

    private final HandlerState state;
    private final LedgerReads reads;
    private final Map<EventIdentity, Known> judged = new HashMap<>();
    private final Map<Place, Map<EventIdentity, Known>> rows = new HashMap<>();

    KnownEvents(HandlerState state, LedgerReads reads) {
        this.state = state;
        this.reads = reads;
    }

    void add(Entry.Recorded event, int year, long sequence) {
        judged.put(
                event.identity(),
                new Known(event.content(), year, sequence, event.position(), null, event instanceof Entry.Transfer));
    }

    Optional<Known> find(EventIdentity identity) {
        Known now = judged.get(identity);
        if (now != null) {
            return Optional.of(now);
        }
        List<Place> places = new ArrayList<>(0);
        state.years.forEach((year, folded) ->
                folded.identities.candidates(identity, sequence -> places.add(new Place(year, sequence))));
        for (Place place : places) {
            Known known = rows.computeIfAbsent(place, this::read).get(identity);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private Map<EventIdentity, Known> read(Place place) {
        Map<EventIdentity, Known> events = new HashMap<>();
        reads.row(state.handlerId, place.year(), place.sequence())
                .ifPresent(row -> RowCodec.decode(row.handlerId(), row.year(), row.body())
                        .entries()
                        .forEach(entry -> {
                            if (entry instanceof Entry.Recorded event) {
                                events.put(
                                        event.identity(),
                                        new Known(
                                                event.content(),
                                                row.year(),
                                                row.sequence(),
                                                event.position(),
                                                row.cause(),
                                                event instanceof Entry.Transfer));
                            }
                        }));
        return events;
    }
}
