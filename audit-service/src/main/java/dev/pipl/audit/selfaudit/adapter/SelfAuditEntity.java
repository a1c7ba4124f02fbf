package dev.pipl.audit.selfaudit.adapter;

import dev.pipl.audit.selfaudit.AuditReport;
import dev.pipl.audit.selfaudit.Performer;
import dev.pipl.audit.selfaudit.SelfAudit;
import dev.pipl.audit.selfaudit.SelfAuditState;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** A self-audit as a row. */
@Entity
@Table(name = "self_audit")
public class SelfAuditEntity extends PanacheEntityBase {
    @Id
    public String id;

    @Column(insertable = false, updatable = false)
    public Long position;

    public String handlerId;

    @Enumerated(EnumType.STRING)
    public Performer.Kind performer;

    public String agencyId;
    public String provision;
    public LocalDate startsOn;
    public LocalDate dueOn;
    public String status;
    public LocalDate startedOn;
    public LocalDate reportedOn;

    @Enumerated(EnumType.STRING)
    public Performer.Kind reportedPerformer;

    public String reportedAgencyId;
    public String conclusion;
    public Integer findingsCount;
    public Boolean coversAll;
    public LocalDate nextDueOn;
    public Instant plannedAt;

    @Version
    public long version;

    static SelfAuditEntity of(SelfAudit audit, Instant now) {
        SelfAuditEntity row = new SelfAuditEntity();
        row.id = audit.id();
        row.handlerId = audit.handlerId();
        row.performer = audit.performer().kind();
        row.agencyId = audit.performer().agencyId();
        row.provision = audit.provision();
        row.startsOn = audit.startsOn();
        row.dueOn = audit.dueOn();
        row.plannedAt = now;
        row.take(audit.state());
        return row;
    }

    /** Takes over what a step changes. */
    void take(SelfAuditState state) {
        status = state.wireName();
        if (state instanceof SelfAuditState.InProgress inProgress) {
            startedOn = inProgress.startedOn();
        } else if (state instanceof SelfAuditState.Reported reported) {
            AuditReport report = reported.report();
            reportedOn = report.reportedOn();
            reportedPerformer = report.performer().kind();
            reportedAgencyId = report.performer().agencyId();
            conclusion = report.conclusion();
            findingsCount = report.findingsCount();
            coversAll = report.coversAllSections();
        }
    }

    SelfAudit toAudit() {
        return new SelfAudit(id, handlerId, new Performer(performer, agencyId), provision, startsOn, dueOn, state());
    }

    private SelfAuditState state() {
        return switch (status) {
            case "PLANNED" -> new SelfAuditState.Planned();
            case "IN_PROGRESS" -> new SelfAuditState.InProgress(startedOn);
            case "REPORTED" ->
                new SelfAuditState.Reported(
                        startedOn,
                        new AuditReport(
                                reportedOn,
                                new Performer(reportedPerformer, reportedAgencyId),
                                conclusion,
                                findingsCount,
                                coversAll));
            default -> throw new IllegalStateException("no audit state " + status);
        };
    }
}
