package dev.pipl.events.audit;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import java.time.LocalDate;

/**
 * A handler planned a compliance audit of its own.
 *
 * @param performer {@code INTERNAL} or {@code AGENCY}
 * @param agencyId with {@code AGENCY}
 * @param provision the article it answers, for example {@code AUD-4}
 * @param dueOn the last day for the report; absent where the law sets none
 */
public record SelfAuditPlanned(
        String auditId,
        String handlerId,
        String performer,
        @MayBeAbsent String agencyId,
        String provision,
        LocalDate startsOn,
        @MayBeAbsent LocalDate dueOn)
        implements Event {}
