package dev.pipl.crossborder.succession;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;
import java.util.Locale;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum SuccessionProblem implements ProblemCode {
    SUCCESSION_UNKNOWN(404, "没有这次承继", "There is no such succession"),
    SUCCESSION_UNDER_WAY(409, "双方之间已有未完成的承继", "A succession between the two is under way"),
    PREDECESSOR_MERGED_ALREADY(409, "该处理者已并入另一处理者", "The predecessor was merged into another handler"),
    SUCCESSION_DECIDED_ALREADY(409, "该承继已经决定", "The succession is decided already"),
    SUCCESSION_YEAR_CLOSED(409, "该年度密钥已经销毁", "The key of that year is destroyed");

    private final int status;
    private final Bilingual title;

    SuccessionProblem(int status, String zh, String en) {
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
