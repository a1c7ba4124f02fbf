package dev.pipl.crossborder.group;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum GroupProblem implements ProblemCode {
    GROUP_UNKNOWN(404, "没有这个集团", "There is no such group"),
    SPLITTING_CASE_UNKNOWN(404, "没有这个拆分嫌疑案件", "There is no such splitting case"),
    SPLITTING_CASE_DECIDED(409, "该案件已有结论", "The case is decided already"),
    REVIEWER_NOT_INDEPENDENT(403, "审查人不得来自案件所涉的个人信息处理者", "The reviewer must not belong to a handler the case is about");

    private final int status;
    private final Bilingual title;

    GroupProblem(int status, String zh, String en) {
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
