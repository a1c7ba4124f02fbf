package dev.pipl.verifier.row;

import dev.pipl.verifier.fault.EventName;
import java.util.List;

/**
 * A body, read.
 *
 * @param damaged entries that are not what was written, as their checks tell
 * @param listing the entries as an export lists them beside the body
 */
public record Body(
        List<Entry> entries,
        List<Crossing> crossings,
        List<RouteChange> routeChanges,
        List<Retraction> retractions,
        Figures after,
        List<EventName> damaged,
        List<ListedEntry> listing) {}
