package dev.pipl.events.crossborder;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import java.time.OffsetDateTime;

/**
 * A mechanism of a handler came, or will come, into force: a passed assessment, an extended one, a contract, the own
 * assessment of a state organ. Certificates are told of by certification.
 *
 * @param kind {@code SECURITY_ASSESSMENT}, {@code STANDARD_CONTRACT}, {@code BAY_AREA_CONTRACT} or
 *     {@code STATE_ORGAN_ASSESSMENT}
 * @param reference the number of the authority's or the handler's paper
 * @param validUntil exclusive; absent while no end is known
 * @param personsMax distinct persons of non-sensitive information over the whole term
 * @param sensitivePersonsMax likewise, of sensitive information
 */
public record MechanismActivated(
        String handlerId,
        String mechanismId,
        String kind,
        @MayBeAbsent String reference,
        OffsetDateTime validFrom,
        @MayBeAbsent OffsetDateTime validUntil,
        @MayBeAbsent Long personsMax,
        @MayBeAbsent Long sensitivePersonsMax,
        OffsetDateTime occurredAt)
        implements Event {}
