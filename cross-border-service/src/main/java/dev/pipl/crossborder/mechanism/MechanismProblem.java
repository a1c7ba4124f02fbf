package dev.pipl.crossborder.mechanism;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;
import java.util.Locale;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum MechanismProblem implements ProblemCode {
    MECHANISM_UNKNOWN(404, "没有这个出境机制", "There is no such mechanism"),
    MECHANISM_STEP_NOT_POSSIBLE(409, "当前状态不允许此步骤", "This step is not possible in the present state"),
    CERTIFICATE_ISSUED_BY_BODY(422, "证书由专业认证机构出具", "A certificate is issued by a certification body"),
    CONTRACT_NOT_OPEN(422, "不能以合同方式出境", "A contract is not open to this provision abroad"),
    STATE_ORGAN_ONLY(422, "仅适用于国家机关和法律法规授权的组织", "Only for state organs and authorised public bodies"),
    MATTER_BARRED(422, "同一事项未通过安全评估", "The same matter failed a security assessment"),
    RECIPIENT_OUTSIDE_BAY_AREA(422, "接收方不在大湾区内", "A recipient is outside the Greater Bay Area"),
    IMPACT_ASSESSMENT_TOO_LATE(422, "影响评估须在出境之前完成", "The impact assessment must be completed beforehand"),
    DECLARED_SCOPE_TOO_SMALL(422, "申报规模低于当年累计人数", "The declared scale is below what was sent this year"),
    REVIEW_TOO_LATE(422, "已过申请复评的期限", "The time for a re-assessment is over"),
    REVIEW_FINAL(422, "复评结果为最终结论", "The result of the re-assessment is final"),
    OUTSIDE_EXTENSION_WINDOW(422, "不在申请延期的期间内", "Outside the time in which an extension is applied for"),
    EXTENSION_CONDITIONS_NOT_MET(422, "不符合延期条件", "The conditions of an extension are not met");

    private final int status;
    private final Bilingual title;

    MechanismProblem(int status, String zh, String en) {
        this.status = status;
        this.title = new Bilingual(zh, en);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Bilingual title() {
        return title;
    }
}
