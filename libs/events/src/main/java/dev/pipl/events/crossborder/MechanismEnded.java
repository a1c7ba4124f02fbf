package dev.pipl.events.crossborder;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import dev.pipl.events.Wording;
import java.time.OffsetDateTime;

/**
 * A mechanism of a handler is in force no longer, or will not be from a known moment on.
 *
 * @param kind as in mechanism-activated
 * @param reference the number of the authority's or the handler's paper
 * @param endedAt the first moment without it
 * @param reason a stable word: {@code expired}, {@code terminated}, {@code changed} or {@code review-failed}
 * @param provision the article that ends it
 */
public record MechanismEnded(
        String handlerId,
        String mechanismId,
        String kind,
        @MayBeAbsent String reference,
        OffsetDateTime endedAt,
        String reason,
        String provision,
        Wording citation,
        OffsetDateTime occurredAt)
        implements Event {}
