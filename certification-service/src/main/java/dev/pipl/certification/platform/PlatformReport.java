package dev.pipl.certification.platform;

import dev.pipl.law.Bilingual;
import dev.pipl.law.time.WorkdayCount;
import java.time.LocalDate;

/**
 * What a body owes the national platform about one change of one certificate. Each change has its own report with its own clock.
 *
 * @param id the platform knows the report by it
 * @param since the day of the change; not counted in the period
 * @param due the last day, by which workday calendar
 */
public record PlatformReport(
        String id,
        String certificateNumber,
        String bodyId,
        String handlerId,
        Bilingual holderName,
        ReportedScope scope,
        ReportCause cause,
        LocalDate since,
        WorkdayCount due) {

    /** How far it has come on that Beijing day. */
    public ReportStatus status(boolean sent, boolean receipted, LocalDate today) {
        if (receipted) {
            return ReportStatus.RECEIPTED;
        }
        if (today.isAfter(due.date())) {
            return ReportStatus.OVERDUE;
        }
        return sent ? ReportStatus.SENT : ReportStatus.DUE;
    }
}
