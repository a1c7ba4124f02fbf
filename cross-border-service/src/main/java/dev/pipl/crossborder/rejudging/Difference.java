package dev.pipl.crossborder.rejudging;

import dev.pipl.crossborder.ledger.RefoldYear;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.law.route.Route;
import dev.pipl.law.time.BeijingCalendar;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What other rules change for a handler's year; nothing that stays as it is.
 *
 * @param routeBefore {@code null} where no rule was in force
 * @param routeAfter likewise
 * @param gone limits that were met and would not be
 * @param met limits that were not met and would be
 */
public record Difference(
        String handlerId, int year, Route routeBefore, Route routeAfter, List<Limit> gone, List<Limit> met) {

    /** A limit, and where it was met. */
    public record Limit(
            String subjectClass,
            long threshold,
            Long ordinal,
            String eventId,
            OffsetDateTime occurredAt,
            String provision) {

        static Limit of(Crossing crossing) {
            return new Limit(
                    crossing.subjectClass().wireName(),
                    crossing.threshold(),
                    crossing.ordinal().isPresent() ? crossing.ordinal().getAsLong() : null,
                    crossing.eventId(),
                    BeijingCalendar.at(crossing.occurredAt()),
                    crossing.provision());
        }
    }

    /** Between two judgements of the same rows; empty where they agree. */
    public static Optional<Difference> between(
            String handlerId, int year, RefoldYear.Refolded before, RefoldYear.Refolded after) {
        return of(
                handlerId,
                year,
                before.route(),
                after.route(),
                without(before.crossings(), after.crossings()),
                without(after.crossings(), before.crossings()));
    }

    /** Of a year whose route went from one to the other, with the limits that are newly met. */
    public static Optional<Difference> applied(
            String handlerId, int year, Optional<Route> before, Optional<Route> after, List<Crossing> met) {
        return of(
                handlerId,
                year,
                before,
                after,
                List.of(),
                met.stream().map(Limit::of).toList());
    }

    private static Optional<Difference> of(
            String handlerId,
            int year,
            Optional<Route> before,
            Optional<Route> after,
            List<Limit> gone,
            List<Limit> met) {
        return before.equals(after) && gone.isEmpty() && met.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(handlerId, year, before.orElse(null), after.orElse(null), gone, met));
    }

    private static List<Limit> without(List<Crossing> these, List<Crossing> others) {
        return these.stream()
                .filter(one -> others.stream()
                        .noneMatch(other ->
                                other.subjectClass() == one.subjectClass() && other.threshold() == one.threshold()))
                .map(Limit::of)
                .toList();
    }
}
