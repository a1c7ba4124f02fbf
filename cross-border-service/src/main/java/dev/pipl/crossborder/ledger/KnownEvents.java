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
    /** By the row they are in. Hardly an event comes twice, so only what is asked for is looked up among them. */
    private final Map<Place, List<Entry.Recorded>> judged = new HashMap<>();

    private final Map<Place, Map<EventIdentity, Known>> rows = new HashMap<>();
    private Place newest;
    private List<Entry.Recorded> newestJudged;

    KnownEvents(HandlerState state, LedgerReads reads) {
        this.state = state;
        this.reads = reads;
    }

    /** Takes in what was judged, and is in the year's index already. */
    void add(Entry.Recorded event, int year, long sequence) {
        if (newest == null || newest.sequence() != sequence || newest.year() != year) {
            newest = new Place(year, sequence);
            newestJudged = judged.computeIfAbsent(newest, place -> new ArrayList<>());
        }
        newestJudged.add(event);
    }

    Optional<Known> find(EventIdentity identity) {
        for (Map.Entry<Integer, YearState> year : state.years.entrySet()) {
            if (year.getValue().identities.mayHave(identity)) {
                Optional<Known> known = find(identity, year.getKey(), year.getValue());
                if (known.isPresent()) {
                    return known;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Known> find(EventIdentity identity, int year, YearState folded) {
        List<Place> places = new ArrayList<>(1);
        folded.identities.candidates(identity, sequence -> places.add(new Place(year, sequence)));
        for (Place place : places) {
            List<Entry.Recorded> own = judged.get(place);
            Known known =
                    own == null ? rows.computeIfAbsent(place, this::read).get(identity) : among(own, identity, place);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private static Known among(List<Entry.Recorded> judged, EventIdentity identity, Place place) {
        for (Entry.Recorded event : judged) {
            if (event.identity().equals(identity)) {
                return known(event, place, null);
            }
        }
        return null;
    }

    private static Known known(Entry.Recorded event, Place place, Cause cause) {
        return new Known(
                event.content(),
                place.year(),
                place.sequence(),
                event.position(),
                cause,
                event instanceof Entry.Transfer);
    }

    private Map<EventIdentity, Known> read(Place place) {
        Map<EventIdentity, Known> events = new HashMap<>();
        reads.row(state.handlerId, place.year(), place.sequence())
                .ifPresent(row -> RowCodec.decode(row.handlerId(), row.year(), row.body())
                        .entries()
                        .forEach(entry -> {
                            if (entry instanceof Entry.Recorded event) {
                                events.put(event.identity(), known(event, place, row.cause()));
                            }
                        }));
        return events;
    }
}
