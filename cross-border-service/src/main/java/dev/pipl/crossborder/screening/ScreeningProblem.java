package dev.pipl.crossborder.screening;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum ScreeningProblem implements ProblemCode {
    AUTHORITY_APPROVAL_UNKNOWN(404, "没有这项主管机关批准", "There is no such approval of an authority"),
    RESTRICTED_RECIPIENT_UNKNOWN(404, "清单中没有这一项", "There is no such entry on the list"),
    SCREENING_MATCH_UNKNOWN(404, "没有这项筛查结果", "There is no such screening match"),
    RESTRICTED_RECIPIENT_LISTED(409, "同一公告已将其列入清单", "The same announcement has been listed for it already"),
    RESTRICTION_LIFTED(409, "该措施已解除", "The measure has been lifted already"),
    SCREENING_MATCH_DECIDED(409, "该筛查结果已如此认定", "The match has been decided so already"),
    AUTHORITY_APPROVAL_DECIDED(409, "该批准记录已经复核", "The approval has been decided already"),
    ANNOUNCEMENT_IN_FUTURE(
            422, "措施自公告起生效，公告不能在将来", "A measure takes effect with its announcement, which is not in the future"),
    ANNOUNCEMENT_BEFORE_LAW(422, "公告早于法律施行", "The announcement is older than the law"),
    LIFTING_BEFORE_ANNOUNCEMENT(422, "解除早于公告", "The measure would be lifted before it was announced"),
    RECIPIENT_NOT_FOREIGN_AUTHORITY(
            422, "接收方不是外国司法或者执法机构", "The recipient is not a foreign judicial or law-enforcement body");

    private final int status;
    private final Bilingual title;

    ScreeningProblem(int status, String zh, String en) {
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
}
