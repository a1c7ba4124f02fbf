package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.Crossing;
import dev.pipl.crossborder.route.Retraction;
import dev.pipl.crossborder.route.RouteChange;
import java.util.List;

/**
 * What a row holds: its entries in the order in which they were judged, what they caused, and the figures after them.
 */
public record RowBody(
        List<Entry> entries,
        List<Crossing> crossings,
        List<RouteChange> routeChanges,
        List<Retraction> retractions,
        RowFigures after) {}
