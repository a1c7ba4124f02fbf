package dev.pipl.audit.selfaudit;

import java.time.LocalDate;

/**
 * An audit that a handler plans for itself.
 *
 * @param performer who is to carry it out
 * @param provision the article it answers, for example {@code AUD-4}
 * @param startsOn when it is planned to begin
 * @param dueOn the last day for the report by what was owed when it was planned; {@code null} where nothing sets one
 */
public record SelfAudit(
        String id,
        String handlerId,
        Performer performer,
        String provision,
        LocalDate startsOn,
        LocalDate dueOn,
        SelfAuditState state) {

    public SelfAudit started(LocalDate on) {
        return in(state.start(on));
    }

    public SelfAudit reported(AuditReport report) {
        return in(state.report(report));
    }

    /** Whether the last day has passed and no report is there. */
    public boolean isOverdue(LocalDate today) {
        return dueOn != null && today.isAfter(dueOn) && !(state instanceof SelfAuditState.Reported);
    }

    private SelfAudit in(SelfAuditState next) {
        return new SelfAudit(id, handlerId, performer, provision, startsOn, dueOn, next);
    }
}
