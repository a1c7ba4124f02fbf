package dev.pipl.audit.selfaudit.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.audit.selfaudit.AuditReport;
import dev.pipl.audit.selfaudit.Performer;
import dev.pipl.audit.selfaudit.SelfAudit;
import dev.pipl.audit.selfaudit.SelfAuditState;
import java.time.LocalDate;

/** An audit as it is answered; what has not happened is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditView(
        String id,
        String kind,
        String handlerId,
        Performer.Kind performer,
        String agencyId,
        String provision,
        LocalDate startsOn,
        LocalDate dueOn,
        boolean overdue,
        String status,
        LocalDate startedOn,
        ReportView report) {

    /** The report; {@code nextDueOn} is absent where nothing sets a next day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportView(
            LocalDate reportedOn,
            Performer.Kind performer,
            String agencyId,
            String conclusion,
            int findingsCount,
            boolean coversAllSections,
            boolean late,
            LocalDate nextDueOn) {}

    static AuditView of(SelfAuditEntity row, LocalDate today) {
        SelfAudit audit = row.toAudit();
        return new AuditView(
                audit.id(),
                "SELF",
                audit.handlerId(),
                audit.performer().kind(),
                audit.performer().agencyId(),
                audit.provision(),
                audit.startsOn(),
                audit.dueOn(),
                audit.isOverdue(today),
                audit.state().wireName(),
                row.startedOn,
                audit.state() instanceof SelfAuditState.Reported reported ? report(row, reported.report()) : null);
    }

    private static ReportView report(SelfAuditEntity row, AuditReport report) {
        return new ReportView(
                report.reportedOn(),
                report.performer().kind(),
                report.performer().agencyId(),
                report.conclusion(),
                report.findingsCount(),
                report.coversAllSections(),
                row.dueOn != null && report.reportedOn().isAfter(row.dueOn),
                row.nextDueOn);
    }
}
