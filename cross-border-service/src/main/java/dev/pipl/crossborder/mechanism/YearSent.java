package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import java.util.Optional;

/**
 * What a handler sent in a year, as far as an application for assessment asks.
 *
 * @param route what the year requires; empty where nothing was sent or the thresholds were not in force
 * @param counts the upper bounds
 */
public record YearSent(Optional<Route> route, TermCounts counts) {

    public static YearSent of(YearView year) {
        return new YearSent(year.route().map(RouteDecision::route), TermCounts.of(year.headCounts()));
    }
}
