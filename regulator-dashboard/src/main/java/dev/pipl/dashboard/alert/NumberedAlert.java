package dev.pipl.dashboard.alert;

import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An alert as it goes over the wire: what was raised, with its number in the inbox.
 *
 * @param sequence grows by one with each alert that commits; where a reader resumes
 */
public record NumberedAlert(
        String id,
        long sequence,
        OffsetDateTime occurredAt,
        Severity severity,
        String code,
        String handlerId,
        Wording title,
        List<String> provisions,
        String subject) {
    public NumberedAlert {
        provisions = List.copyOf(provisions);
    }

    public static NumberedAlert of(long sequence, AlertRaised alert) {
        return new NumberedAlert(
                alert.id(),
                sequence,
                alert.occurredAt(),
                alert.severity(),
                alert.code(),
                alert.handlerId(),
                alert.title(),
                alert.provisions(),
                alert.subject());
    }
}
