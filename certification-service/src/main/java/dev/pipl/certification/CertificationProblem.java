package dev.pipl.certification;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import java.util.List;

/** The refusals that only this service knows. The constant's name in kebab-case is the wire code. */
public enum CertificationProblem implements ProblemCode {
    CERTIFICATION_BODY_UNKNOWN(404, "没有这个专业认证机构", "There is no such certification body"),
    CERTIFICATE_UNKNOWN(404, "没有这个证书", "There is no such certificate"),
    PLATFORM_REPORT_UNKNOWN(404, "没有这个报送", "There is no such platform report"),
    CERTIFICATE_NUMBER_TAKEN(409, "证书编号已被使用", "The certificate number is taken"),
    CERTIFICATE_STATE(409, "证书的当前状态不允许此决定", "The certificate's state does not allow this decision"),
    FILING_STATE(409, "备案的当前状态不允许此操作", "The filing's state does not allow this step"),
    FILING_MATERIALS_MISSING(422, "备案材料不齐全", "The filing lacks required materials"),
    CERTIFICATION_BODY_NOT_FILED(422, "未备案的机构不得出具新证书", "A body that is not on file issues no new certificates"),
    HOLDER_NOT_ELIGIBLE(422, "该处理者不能以认证方式出境", "Certification is not a route for this handler"),
    FINDING_OF_ANOTHER_CERTIFICATE(422, "该发现属于另一张证书", "That finding belongs to another certificate");

    private final int status;
    private final Bilingual title;

    CertificationProblem(int status, String zh, String en) {
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

    /** This refusal as the outcome of rules. */
    public Refusal because(Bilingual detail, List<Finding> findings) {
        return Refusal.ofRule(this, detail, findings);
    }

    /** 400 for one field. */
    public static Refusal invalid(String field, String zh, String en) {
        return Refusal.ofFields(List.of(new FieldError(field, zh, en)));
    }
}
