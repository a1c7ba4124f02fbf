package dev.pipl.events.certification;

import dev.pipl.events.Event;
import java.time.LocalDate;

/**
 * A body owes the public platform a report on a certificate.
 *
 * @param cause the status that is to be reported, for example {@code ISSUED} or {@code SUSPENDED}
 * @param since the day of the change; not counted in the period
 * @param provisional the workday calendar of that time is not published yet; the date may move
 */
public record PlatformReportDue(
        String reportId,
        String certificateNumber,
        String bodyId,
        String handlerId,
        String cause,
        LocalDate since,
        LocalDate dueOn,
        String calendarVersion,
        boolean provisional)
        implements Event {}
