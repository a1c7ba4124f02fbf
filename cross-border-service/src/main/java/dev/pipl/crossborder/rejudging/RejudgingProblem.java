package dev.pipl.crossborder.rejudging;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;
import java.util.Locale;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum RejudgingProblem implements ProblemCode {
    REJUDGING_UNKNOWN(404, "没有这次重新判定", "There is no such re-judging"),
    AMENDMENT_REFUSED(422, "所设修改与现行规定不合", "The amendment does not fit the law"),
    AMENDMENT_WITHOUT_EFFECT(422, "该数值不影响年度路径", "The route of a year does not go by this number"),
    NOTHING_NEW_IN_FORCE(409, "该年度没有新施行的规则", "No newer rule is in force for that year");

    private final int status;
    private final Bilingual title;

    RejudgingProblem(int status, String zh, String en) {
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
