package dev.pipl.law.route;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the recorded negative list of a free-trade zone stands to a transfer (CBDF 6).
 *
 * @param zone the zone
 * @param listVersion the version of its list in force
 * @param registeredInZone whether the handler is registered in the zone
 * @param coversIndustry whether the list covers the handler's industry or scenario
 * @param item the item of the list under which the data fall; empty when they are outside the list
 * @param tiers what that item asks for; without any, the item has to be read by a person
 */
public record ZoneListing(
        String zone,
        String listVersion,
        boolean registeredInZone,
        boolean coversIndustry,
        Optional<String> item,
        List<ZoneTier> tiers) {

    public ZoneListing {
        tiers = List.copyOf(tiers);
    }

    /** A listing whose item, if there is one, names no route. */
    public ZoneListing(
            String zone, String listVersion, boolean registeredInZone, boolean coversIndustry, Optional<String> item) {
        this(zone, listVersion, registeredInZone, coversIndustry, item, List.of());
    }

    /** Whether the zone's list, instead of the national table, speaks about this handler's data. */
    public boolean applies() {
        return registeredInZone && coversIndustry;
    }

    /**
     * What the item asks for at these counts: the strictest route whose numbers are reached. Empty below all of them,
     * where the national table goes on to apply, and for data outside the list.
     */
    Optional<Route> routeOfItem(long nonSensitive, long sensitive) {
        if (!applies() || item.isEmpty()) {
            return Optional.empty();
        }
        if (tiers.isEmpty()) {
            return Optional.of(Route.FREE_TRADE_ZONE_LIST);
        }
        return tiers.stream()
                .filter(tier -> tier.isReached(nonSensitive, sensitive))
                .map(ZoneTier::route)
                .max(Comparator.naturalOrder());
    }
}
