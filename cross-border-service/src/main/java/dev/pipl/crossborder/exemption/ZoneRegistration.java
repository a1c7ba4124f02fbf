package dev.pipl.crossborder.exemption;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A handler is registered in a free-trade zone.
 *
 * @param industries codes of the industries or scenarios it is registered for, as the zone's list names them
 * @param reference of the registration
 * @param until the last day, inclusive; empty while it goes on
 */
public record ZoneRegistration(
        String id,
        String handlerId,
        String zone,
        Set<String> industries,
        String reference,
        LocalDate from,
        Optional<LocalDate> until,
        Instant recordedAt) {

    public ZoneRegistration {
        industries = Collections.unmodifiableSet(new TreeSet<>(industries));
    }
}
