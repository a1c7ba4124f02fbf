package dev.pipl.events.registry;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import dev.pipl.events.Wording;
import java.time.LocalDate;

/**
 * A handler did what it owed, or the duty fell away.
 *
 * @param code names the duty, kebab-case
 * @param provision the article, for example {@code AUD-12}
 * @param since the day it arose; not counted in the period
 * @param dueOn the last day in time; absent for a continuous duty
 * @param calendarVersion the workday calendar that gave {@code dueOn}, if it was counted in workdays
 * @param subject what it concerns within the handler, opaque
 * @param reason a stable word, for example {@code done} or {@code superseded}
 */
public record ObligationDischarged(
        String obligationId,
        String handlerId,
        String code,
        String provision,
        Wording citation,
        LocalDate since,
        @MayBeAbsent LocalDate dueOn,
        @MayBeAbsent String calendarVersion,
        @MayBeAbsent String subject,
        LocalDate dischargedOn,
        String reason)
        implements Event {}
