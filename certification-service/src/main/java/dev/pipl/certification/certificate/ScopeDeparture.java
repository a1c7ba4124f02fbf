package dev.pipl.certification.certificate;

import dev.pipl.events.EventIds;
import dev.pipl.law.Finding;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A holder left what its certificate may cover: addressed to the body, which decides (CERT-10).
 *
 * @param causeKey the same cause of one certificate has the same key, however often it is looked at
 * @param year the calendar year concerned
 * @param causeEventId the event that took the holder out
 * @param occurredAt Beijing
 */
public record ScopeDeparture(
        String certificateNumber,
        String bodyId,
        String handlerId,
        ScopeCondition condition,
        String causeKey,
        int year,
        String causeEventId,
        OffsetDateTime occurredAt,
        List<Finding> findings) {

    public ScopeDeparture {
        findings = List.copyOf(findings);
    }

    /** The same for the same cause, so that nothing is told twice. */
    public String id() {
        return EventIds.of("scope-left", certificateNumber, causeKey);
    }
}
