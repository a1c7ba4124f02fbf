package dev.pipl.certification.platform;

import dev.pipl.certification.certificate.Certificate;
import dev.pipl.certification.certificate.Scope;
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
        Scope scope,
        ReportCause cause,
        LocalDate since,
        WorkdayCount due) {

    /** The report that the certificate's present state asks for. */
    public static PlatformReport on(Certificate certificate, ReportCause cause, String id, WorkdayCount due) {
        return new PlatformReport(
                id,
                certificate.number(),
                certificate.bodyId(),
                certificate.handlerId(),
                certificate.holderName(),
                certificate.scope(),
                cause,
                certificate.state().since(),
                due);
    }

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
