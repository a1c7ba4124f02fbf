package dev.pipl.audit.duty;

import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import java.time.OffsetDateTime;
import java.util.List;

/** Tells that an audit was not reported in time: critical where the law set the day, a warning where the handler set it itself. */
public final class OverdueAlert {
    private OverdueAlert() {}

    /** One alert for each period that is overdue; the same period gives the same ids. */
    public static List<AlertRaised> of(AuditDuty duty, OffsetDateTime raisedAt) {
        return duty.owed().stream()
                .filter(OwedAudit::overdue)
                .map(audit -> alert(duty.handlerId(), audit, raisedAt))
                .toList();
    }

    private static AlertRaised alert(String handlerId, OwedAudit audit, OffsetDateTime raisedAt) {
        return new AlertRaised(
                EventIds.of(
                        "alert",
                        "audit-overdue",
                        handlerId,
                        audit.code(),
                        audit.since().toString()),
                raisedAt,
                audit.breach() ? Severity.CRITICAL : Severity.WARNING,
                audit.breach() ? "audit-overdue" : "own-audit-frequency-exceeded",
                handlerId,
                audit.breach()
                        ? new Wording(
                                "合规审计逾期，期限为 " + audit.dueOn(),
                                "The compliance audit is overdue; its report was due by " + audit.dueOn())
                        : new Wording(
                                "超过自行确定的合规审计频次，应于 " + audit.dueOn() + " 前完成；不等于违法",
                                "The handler exceeded its own audit frequency, due by " + audit.dueOn()
                                        + "; this alone breaks no law"),
                List.of(audit.provision()),
                audit.code() + "/" + audit.since());
    }
}
