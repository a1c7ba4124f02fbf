package dev.pipl.audit.selfaudit;

import dev.pipl.audit.AuditProblem;
import dev.pipl.audit.duty.AuditDuty;
import dev.pipl.audit.duty.DetermineAuditDuty;
import dev.pipl.audit.duty.OwedAudit;
import dev.pipl.law.Bilingual;
import java.time.LocalDate;

/**
 * A handler plans an audit of its own. It answers the ground that comes first in time. An agency is not engaged under the measures for an
 * object to which they do not apply (AUD-19); such a body audits itself under PIPL-54.
 */
public final class PlanSelfAudit {
    private final DetermineAuditDuty duties;

    public PlanSelfAudit(DetermineAuditDuty duties) {
        this.duties = duties;
    }

    /**
     * The plan.
     *
     * @throws dev.pipl.kit.problem.Refusal 422 for an excluded object
     */
    public SelfAudit decide(String id, AuditDuty duty, Performer performer, LocalDate startsOn) {
        if (performer.kind() == Performer.Kind.AGENCY) {
            requireObjectOfMeasures(duty);
        }
        OwedAudit ground = duty.leading();
        return new SelfAudit(
                id,
                duty.handlerId(),
                performer,
                ground.provision(),
                startsOn,
                ground.dueOn(),
                new SelfAuditState.Planned());
    }

    /** Refuses what only the measures provide for where they do not apply. */
    public void requireObjectOfMeasures(AuditDuty duty) {
        if (!duty.measuresApply()) {
            throw AuditProblem.AUDIT_OBJECT_EXCLUDED.because(
                    new Bilingual(
                            "对国家机关和法律、法规授权的具有管理公共事务职能的组织的合规审计不适用该办法；《个人信息保护法》第五十四条仍然适用。",
                            "The measures do not apply to audits of state organs and of organisations authorised to manage"
                                    + " public affairs; Article 54 of the Law still applies to them."),
                    duties.excluded(duty.handlerId()));
        }
    }
}
