package dev.pipl.events.alert;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import dev.pipl.events.Wording;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Something a regulator should know at once.
 *
 * @param id the same cause gives the same id
 * @param code kebab-case
 * @param handlerId absent where no single handler is concerned
 * @param provisions articles, for example {@code CBDF-7}
 * @param subject what it concerns, opaque
 */
public record AlertRaised(
        String id,
        OffsetDateTime occurredAt,
        Severity severity,
        String code,
        @MayBeAbsent String handlerId,
        Wording title,
        List<String> provisions,
        @MayBeAbsent String subject)
        implements Event {
    public AlertRaised {
        provisions = provisions == null ? null : List.copyOf(provisions);
    }
}
