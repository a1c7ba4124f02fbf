package dev.pipl.crossborder.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one happening means for a year: where it stands now, which limits were met, how the route changed, and which
 * crossings it took back.
 *
 * @param firstImportantData set when it is the year's first to carry important data
 */
public record Verdict(
        YearStanding standing,
        List<Crossing> crossings,
        List<RouteChange> routeChanges,
        List<Retraction> retractions,
        Optional<ImportantData> firstImportantData) {

    /** The transfer that carried important data (重要数据). */
    public record ImportantData(String eventId, Instant occurredAt) {}

    public Verdict(
            YearStanding standing,
            List<Crossing> crossings,
            List<RouteChange> routeChanges,
            List<Retraction> retractions) {
        this(standing, crossings, routeChanges, retractions, Optional.empty());
    }

    public Verdict(YearStanding standing, List<Crossing> crossings, List<RouteChange> routeChanges) {
        this(standing, crossings, routeChanges, List.of());
    }

    Verdict carrying(ImportantData data) {
        return new Verdict(standing, crossings, routeChanges, retractions, Optional.of(data));
    }
}
