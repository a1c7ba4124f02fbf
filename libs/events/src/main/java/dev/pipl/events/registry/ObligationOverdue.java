package dev.pipl.events.registry;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import dev.pipl.events.Wording;
import java.time.LocalDate;

/**
 * The last day passed and the duty stands.
 *
 * @param code names the duty, kebab-case
 * @param provision the article, for example {@code AUD-12}
 * @param since the day it arose; not counted in the period
 * @param dueOn the last day in time; absent for a continuous duty
 * @param calendarVersion the workday calendar that gave {@code dueOn}, if it was counted in workdays
 * @param subject what it concerns within the handler, opaque
 * @param overdueSince the day after {@code dueOn}
 */
public record ObligationOverdue(
        String obligationId,
        String handlerId,
        String code,
        String provision,
        Wording citation,
        LocalDate since,
        LocalDate dueOn,
        @MayBeAbsent String calendarVersion,
        @MayBeAbsent String subject,
        LocalDate overdueSince)
        implements Event {}
