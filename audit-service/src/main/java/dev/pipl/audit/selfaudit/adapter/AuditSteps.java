package dev.pipl.audit.selfaudit.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.audit.adapter.Announcements;
import dev.pipl.audit.adapter.Json;
import dev.pipl.audit.duty.adapter.AuditDuties;
import dev.pipl.audit.handler.AuditObject;
import dev.pipl.audit.selfaudit.AuditReport;
import dev.pipl.audit.selfaudit.SelfAudit;
import dev.pipl.audit.selfaudit.SelfAuditEvents;
import dev.pipl.events.EventIds;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.outbox.SessionOutbox;
import dev.pipl.kit.trail.SessionTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.time.BeijingCalendar;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The steps of a self-audit: each one change, one trail entry, one event where others should know. */
@ApplicationScoped
class AuditSteps {
    private final AuditDuties duties;
    private final Announcements announcements;
    private final SessionOutbox outbox;
    private final SessionTrail trail;
    private final Clock clock;

    AuditSteps(AuditDuties duties, Announcements announcements, SessionOutbox outbox, SessionTrail trail, Clock clock) {
        this.duties = duties;
        this.announcements = announcements;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    Uni<SelfAuditEntity> plan(SelfAudit audit, Caller caller) {
        SelfAuditEntity row = SelfAuditEntity.of(audit, clock.instant());
        return row.<SelfAuditEntity>persistAndFlush()
                .chain(() -> outbox.add(List.of(announcements.ofHandler(
                        EventIds.of("self-audit-planned", audit.id()),
                        audit.handlerId(),
                        SelfAuditEvents.planned(audit)))))
                .chain(() -> trail.add(entry(caller, "plan-audit", row).changing(null, view(row))))
                .replaceWith(row);
    }

    Uni<SelfAuditEntity> start(SelfAuditEntity row, LocalDate on, Caller caller) {
        JsonNode before = view(row);
        row.take(row.toAudit().started(on).state());
        return row.<SelfAuditEntity>persistAndFlush()
                .call(() -> trail.add(entry(caller, "start-audit", row).changing(before, view(row))));
    }

    /** The report closes the period that runs, if it covered everything, and the next last day follows. */
    Uni<SelfAuditEntity> report(SelfAuditEntity row, AuditReport report, AuditObject object, Caller caller) {
        JsonNode before = view(row);
        SelfAudit after = row.toAudit().reported(report);
        row.take(after.state());
        return closed(after, report)
                .chain(() -> duties.of(object, BeijingCalendar.today(clock)))
                .invoke(duty -> row.nextDueOn = duty.dueOn())
                .chain(() -> row.<SelfAuditEntity>persistAndFlush())
                .chain(() -> outbox.add(List.of(announcements.ofHandler(
                        EventIds.of("self-audit-reported", after.id()),
                        after.handlerId(),
                        SelfAuditEvents.reported(after, report, row.nextDueOn)))))
                .chain(() -> trail.add(entry(caller, "report-audit", row).changing(before, view(row))))
                .replaceWith(row);
    }

    private Uni<Void> closed(SelfAudit audit, AuditReport report) {
        return report.coversAllSections()
                ? duties.close(audit.handlerId(), audit.id(), report.reportedOn())
                : Uni.createFrom().voidItem();
    }

    private TrailEntry entry(Caller caller, String action, SelfAuditEntity row) {
        return TrailEntry.by(caller, clock.instant(), action, "audit", row.id).of(row.handlerId);
    }

    private JsonNode view(SelfAuditEntity row) {
        return Json.tree(AuditView.of(row, BeijingCalendar.today(clock)));
    }
}
