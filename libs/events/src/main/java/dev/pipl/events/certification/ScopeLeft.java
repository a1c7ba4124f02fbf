package dev.pipl.events.certification;

import dev.pipl.events.CitedFinding;
import dev.pipl.events.Event;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A holder's transfers left what its certificate may cover: a finding addressed to the body, which decides. Nothing is
 * suspended by this.
 *
 * @param causeEventId the event that took the holder out
 */
public record ScopeLeft(
        String certificateNumber,
        String bodyId,
        String handlerId,
        int year,
        String causeEventId,
        OffsetDateTime occurredAt,
        List<CitedFinding> findings)
        implements Event {
    public ScopeLeft {
        findings = findings == null ? null : List.copyOf(findings);
    }
}
