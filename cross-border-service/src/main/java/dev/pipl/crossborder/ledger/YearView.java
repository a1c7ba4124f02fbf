package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.Crossings;
import dev.pipl.crossborder.route.Retraction;
import dev.pipl.crossborder.route.RouteChange;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A handler's year as committed.
 *
 * @param sequence of the newest row, 0 where there is none
 * @param asOf when that row was recorded; empty where there is none
 * @param latest when the latest transfer recorded, or change of the profile, took place; empty where there is none
 * @param route what the year requires by its newest row; empty where there is no row, or where the law's thresholds
 *     were not in force yet
 * @param judged false where rows exist but all of them are dated before the thresholds came into force
 * @param crossings every limit that was met, those included that a decision took back later
 * @param retractions the crossings that were taken back
 * @param lowerRoute what the corrected counts require, where an earlier, stricter route stands until a person confirms
 *     the lower one
 */
public record YearView(
        String handlerId,
        int year,
        long sequence,
        Optional<Instant> asOf,
        Optional<Instant> latest,
        HeadCounts headCounts,
        Optional<RouteDecision> route,
        boolean judged,
        List<Crossing> crossings,
        List<RouteChange> routeChanges,
        List<Retraction> retractions,
        Optional<Route> lowerRoute) {

    /** The crossings that no decision took back. */
    public List<Crossing> standingCrossings() {
        return Crossings.standing(crossings, retractions);
    }
}
