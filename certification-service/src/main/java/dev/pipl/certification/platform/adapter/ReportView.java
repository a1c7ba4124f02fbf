package dev.pipl.certification.platform.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.certification.platform.PlatformReport;
import dev.pipl.certification.platform.ReportCause;
import dev.pipl.certification.platform.ReportStatus;
import dev.pipl.certification.platform.ReportedScope;
import dev.pipl.law.Bilingual;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** A platform report as it is answered; what has not happened is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportView(
        String id,
        String certificateNumber,
        String bodyId,
        String handlerId,
        Bilingual holderName,
        ReportedScope scope,
        ReportCause cause,
        LocalDate since,
        LocalDate dueOn,
        String calendarVersion,
        boolean provisional,
        ReportStatus status,
        int attempts,
        OffsetDateTime lastSentAt,
        String lastFailure,
        String receipt,
        OffsetDateTime receiptedAt,
        Boolean late) {

    static ReportView of(PlatformReportEntity row, LocalDate today) {
        PlatformReport report = row.toReport();
        return new ReportView(
                report.id(),
                report.certificateNumber(),
                report.bodyId(),
                report.handlerId(),
                report.holderName(),
                report.scope(),
                report.cause(),
                report.since(),
                report.due().date(),
                report.due().calendarVersion(),
                report.due().provisional(),
                report.status(row.attempts > 0, row.receipt != null, today),
                row.attempts,
                beijing(row.lastSentAt),
                row.lastFailure,
                row.receipt,
                beijing(row.receiptedAt),
                row.late);
    }

    private static OffsetDateTime beijing(Instant instant) {
        return instant == null ? null : BeijingCalendar.at(instant);
    }
}
