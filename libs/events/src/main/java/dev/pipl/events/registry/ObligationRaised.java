package dev.pipl.events.registry;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import dev.pipl.events.Wording;
import java.time.LocalDate;

/**
 * A handler owes something from now on.
 *
 * @param code names the duty, kebab-case
 * @param provision the article, for example {@code AUD-12}
 * @param since the day it arose; not counted in the period
 * @param dueOn the last day in time; absent for a continuous duty
 * @param calendarVersion the workday calendar that gave {@code dueOn}, if it was counted in workdays
 * @param subject what it concerns within the handler, opaque
 */
public record ObligationRaised(
        String obligationId,
        String handlerId,
        String code,
        String provision,
        Wording citation,
        LocalDate since,
        @MayBeAbsent LocalDate dueOn,
        @MayBeAbsent String calendarVersion,
        @MayBeAbsent String subject)
        implements Event {}
