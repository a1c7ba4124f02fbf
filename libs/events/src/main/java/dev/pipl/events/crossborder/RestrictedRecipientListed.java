package dev.pipl.events.crossborder;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import java.time.OffsetDateTime;

/**
 * A recipient of a handler is, or may be, one that an announced measure restricts or prohibits. One event for each
 * recipient that a measure reaches, when either comes to be known.
 *
 * @param provision {@code PIPL-42} for the list, {@code PIPL-43} for a measure against a country
 * @param kind {@code RESTRICTED} or {@code PROHIBITED}; both block unless the announcement leaves room
 * @param certainty {@code EXACT} the same name and country; {@code POSSIBLE} to be decided by a person, blocked until
 *     then; {@code COUNTRY} the measure is against its country
 * @param announcedAt it blocks from this moment on, also where it was listed here later
 * @param liftedAt absent while it holds
 */
public record RestrictedRecipientListed(
        String handlerId,
        String recipientId,
        String listEntryId,
        long listEntryVersion,
        String provision,
        String kind,
        String certainty,
        String announcement,
        OffsetDateTime announcedAt,
        @MayBeAbsent OffsetDateTime liftedAt)
        implements Event {}
