package dev.pipl.audit;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import java.util.List;

/** The refusals that only this service knows. The constant's name in kebab-case is the wire code. */
public enum AuditProblem implements ProblemCode {
    AUDIT_UNKNOWN(404, "没有这次合规审计", "There is no such audit"),
    AUDIT_STATE(409, "审计的当前状态不允许此操作", "The audit's state does not allow this step"),
    AUDIT_OBJECT_EXCLUDED(422, "审计办法不适用于该对象", "The audit measures do not apply to this object"),
    ORDERED_AUDIT_NOT_OFFERED(501, "本服务尚不支持责令审计", "Audits ordered by an authority are not offered yet");

    private final int status;
    private final Bilingual title;

    AuditProblem(int status, String zh, String en) {
        this.status = status;
        this.title = new Bilingual(zh, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Bilingual title() {
        return title;
    }

    /** This refusal, with what exactly stands in the way. */
    public Refusal because(String zh, String en) {
        return new Refusal(this, zh, en);
    }

    /** This refusal as the outcome of a rule. */
    public Refusal because(Bilingual detail, Finding finding) {
        return Refusal.ofRule(this, detail, List.of(finding));
    }

    /** 400 for one field. */
    public static Refusal invalid(String field, String zh, String en) {
        return Refusal.ofFields(List.of(new FieldError(field, zh, en)));
    }
}
