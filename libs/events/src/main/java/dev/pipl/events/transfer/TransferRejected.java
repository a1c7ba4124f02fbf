package dev.pipl.events.transfer;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import dev.pipl.events.Wording;
import java.time.OffsetDateTime;

/**
 * A record that could not be taken, by its place and its hash. It never repeats a token.
 *
 * @param handlerId as the record named it, if it named one in a form that is safe to repeat
 * @param eventId likewise
 * @param source likewise
 * @param hash SHA-256 of the record's bytes, hexadecimal
 * @param code why, kebab-case, for example {@code token-looks-like-identifier}
 */
public record TransferRejected(
        @MayBeAbsent String handlerId,
        @MayBeAbsent String eventId,
        @MayBeAbsent String source,
        RecordPlace place,
        String hash,
        String code,
        Wording title,
        @MayBeAbsent Wording detail,
        OffsetDateTime rejectedAt)
        implements Event {}
