package dev.pipl.events.transfer;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A pipeline provided personal information abroad. The tokens are the pipeline's own keyed pseudonyms, never identifiers;
 * a person may stand in either list or both.
 *
 * @param occurredAt when the provision happened; its Beijing calendar year is the year it counts in
 * @param purpose at most 200 characters
 * @param categories codes, at most 50; absent is none
 * @param nonSensitiveSubjects tokens of 16 to 128 characters {@code A-Z a-z 0-9 - _}; absent is none
 * @param sensitiveSubjects likewise; both lists together hold at most 10,000
 * @param tokenKeyId names the key that made the tokens, at most 64 characters
 * @param declaredCounts for a pipeline that has no tokens
 * @param legalBasis {@code CONSENT}, {@code CONTRACT}, {@code HUMAN_RESOURCES}, {@code STATUTORY_DUTY},
 *     {@code EMERGENCY}, {@code NEWS}, {@code PUBLISHED_INFORMATION} or {@code OTHER_LAW}
 * @param reservationId redeems what the gate reserved
 */
public record TransferRecorded(
        String handlerId,
        String recipientId,
        OffsetDateTime occurredAt,
        String purpose,
        @MayBeAbsent List<String> categories,
        @MayBeAbsent List<String> nonSensitiveSubjects,
        @MayBeAbsent List<String> sensitiveSubjects,
        @MayBeAbsent String tokenKeyId,
        @MayBeAbsent DeclaredCounts declaredCounts,
        String legalBasis,
        Boolean separateConsent,
        @MayBeAbsent String pipiaId,
        Boolean importantData,
        @MayBeAbsent ClaimedExemption exemption,
        @MayBeAbsent String reservationId)
        implements Event {
    public TransferRecorded {
        categories = categories == null ? List.of() : List.copyOf(categories);
        nonSensitiveSubjects = nonSensitiveSubjects == null ? List.of() : List.copyOf(nonSensitiveSubjects);
        sensitiveSubjects = sensitiveSubjects == null ? List.of() : List.copyOf(sensitiveSubjects);
    }
}
