package dev.pipl.crossborder.route;

import java.util.List;

/**
 * What one happening means for a year: where it stands now, which limits were met, how the route changed, and which
 * crossings it took back.
 */
public record Verdict(
        YearStanding standing, List<Crossing> crossings, List<RouteChange> routeChanges, List<Retraction> retractions) {

    public Verdict(YearStanding standing, List<Crossing> crossings, List<RouteChange> routeChanges) {
        this(standing, crossings, routeChanges, List.of());
    }

    /** Whether it says only where the year stands now, as that of nearly every event does. */
    public boolean isQuiet(YearStanding before) {
        return crossings.isEmpty()
                && routeChanges.isEmpty()
                && retractions.isEmpty()
                && standing.importantData() == before.importantData();
    }
}
