package dev.pipl.audit.selfaudit;

import dev.pipl.events.audit.SelfAuditPlanned;
import dev.pipl.events.audit.SelfAuditReported;
import java.time.LocalDate;

/** What the others are told of self-audits. */
public final class SelfAuditEvents {
    private SelfAuditEvents() {}

    public static SelfAuditPlanned planned(SelfAudit audit) {
        return new SelfAuditPlanned(
                audit.id(),
                audit.handlerId(),
                audit.performer().kind().name(),
                audit.performer().agencyId(),
                audit.provision(),
                audit.startsOn(),
                audit.dueOn());
    }

    /**
     * The report is there.
     *
     * @param nextDueOn the last day for the next one; {@code null} where nothing sets one
     */
    public static SelfAuditReported reported(SelfAudit audit, AuditReport report, LocalDate nextDueOn) {
        return new SelfAuditReported(
                audit.id(),
                audit.handlerId(),
                report.performer().kind().name(),
                report.performer().agencyId(),
                audit.provision(),
                report.reportedOn(),
                report.coversAllSections(),
                nextDueOn);
    }
}
