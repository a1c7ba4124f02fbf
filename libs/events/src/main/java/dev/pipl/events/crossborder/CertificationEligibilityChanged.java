package dev.pipl.events.crossborder;

import dev.pipl.events.Event;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A handler entered or left what a certificate may cover.
 *
 * @param eligible whether certification is a route for it from now on
 * @param provisions the articles that decide, the first one first
 * @param nonSensitive distinct persons of the year, upper bound
 * @param sensitive likewise
 * @param eventId the event that caused it
 */
public record CertificationEligibilityChanged(
        String handlerId,
        int year,
        boolean eligible,
        String reason,
        List<String> provisions,
        long nonSensitive,
        long sensitive,
        String eventId,
        OffsetDateTime occurredAt,
        String ruleVersion)
        implements Event {
    public CertificationEligibilityChanged {
        provisions = provisions == null ? null : List.copyOf(provisions);
    }
}
