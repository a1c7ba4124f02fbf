package dev.pipl.certification.body;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.pipl.law.Bilingual;

/** The eight materials that a certification body files (CERT-12, items 1 to 8). */
public enum FilingMaterial {
    QUALIFICATION("qualification", "取得的个人信息保护领域的认证资质情况", "Qualification in personal information protection"),
    RECENT_WORK("recentWork", "近3年从事数据安全、个人信息保护领域的专业工作情况", "Professional work in the field over the last three years"),
    STAFF_SECURITY_REVIEW("staffSecurityReview", "专业认证机构人员安全背景审查材料", "Security background review of the staff"),
    RULES_AND_PLAN("rulesAndPlan", "个人信息保护认证实施细则及工作计划", "Implementation rules and work plan"),
    RISK_PREVENTION("riskPrevention", "个人信息安全风险防范机制", "Mechanism to prevent risks to personal information"),
    CONTINUOUS_SUPERVISION("continuousSupervision", "对获证者的持续监督机制", "Continuous supervision of certificate holders"),
    COMPLAINT_HANDLING("complaintHandling", "投诉受理和争议解决机制", "Complaint acceptance and dispute resolution"),
    OTHER("other", "其他需要提交的材料", "Other required materials (say so if there are none)");

    private final String wireName;
    private final Bilingual title;

    FilingMaterial(String wireName, String zh, String en) {
        this.wireName = wireName;
        this.title = new Bilingual(zh, en);
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    public Bilingual title() {
        return title;
    }
}
