package dev.pipl.events.audit;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import java.time.LocalDate;

/**
 * The report of a handler's own audit is there.
 *
 * @param performer {@code INTERNAL} or {@code AGENCY}
 * @param agencyId with {@code AGENCY}
 * @param reportedOn the report's date; the next period runs from it
 * @param coversAllSections whether every applicable section of the annex was audited, so that it counts into the cycle
 * @param nextDueOn the last day for the next report; absent where the law sets none
 */
public record SelfAuditReported(
        String auditId,
        String handlerId,
        String performer,
        @MayBeAbsent String agencyId,
        String provision,
        LocalDate reportedOn,
        boolean coversAllSections,
        @MayBeAbsent LocalDate nextDueOn)
        implements Event {}
