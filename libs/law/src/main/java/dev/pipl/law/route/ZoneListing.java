package dev.pipl.law.route;

import java.util.Optional;

/**
 * How the recorded negative list of a free-trade zone stands to a transfer (CBDF 6).
 *
 * @param zone the zone
 * @param listVersion the version of its list in force
 * @param registeredInZone whether the handler is registered in the zone
 * @param coversIndustry whether the list covers the handler's industry or scenario
 * @param item the item of the list under which the data fall; empty when they are outside the list
 */
public record ZoneListing(
        String zone, String listVersion, boolean registeredInZone, boolean coversIndustry, Optional<String> item) {

    /** Whether the zone's list, instead of the national table, speaks about this handler's data. */
    public boolean applies() {
        return registeredInZone && coversIndustry;
    }
}
