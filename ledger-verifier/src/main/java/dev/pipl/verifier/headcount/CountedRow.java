package dev.pipl.verifier.headcount;

import dev.pipl.verifier.fault.EventName;
import dev.pipl.verifier.fault.Place;
import dev.pipl.verifier.row.Body;
import dev.pipl.verifier.row.Entry;
import dev.pipl.verifier.row.Figures;
import dev.pipl.verifier.row.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row after its entries were counted.
 *
 * @param watch saw every step of the row; of a row with a decision, every step of the year up to it
 * @param decision the last one by which the year was counted anew, if the row holds one
 */
record CountedRow(Row row, Body body, Place place, LimitWatch watch, Optional<Decision> decision) {

    /**
     * A decision by which the year was counted anew.
     *
     * @param cause the row's cause, as far as it names the decision
     * @param reason the word a retraction uses for it
     * @param before the counts right before it
     * @param after the counts right after it
     */
    record Decision(String cause, String reason, Instant at, Standing before, Figures.Counts after) {}

    /** The figures from which a route can be held up. */
    record Standing(Figures.Counts counts, boolean importantData, boolean statutoryDuty) {}

    /** The place of the entry with that id, or of the id alone where the entry stands in another row. */
    Place at(String eventId) {
        List<EventName> named = body.entries().stream()
                .filter(entry -> isCalled(entry, eventId))
                .map(Entry::name)
                .toList();
        return place.at(named.isEmpty() ? List.of(new EventName("", eventId)) : named);
    }

    /** Whether the row has an entry that a crossing or a change of route can name so. */
    boolean hasEntry(String eventId) {
        return body.entries().stream().anyMatch(entry -> isCalled(entry, eventId));
    }

    private static boolean isCalled(Entry entry, String eventId) {
        return entry instanceof Entry.TakeOver taken
                ? taken.successionId().equals(eventId)
                : entry.name().id().equals(eventId);
    }
}
