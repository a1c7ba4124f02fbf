package dev.pipl.crossborder.screening;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum ScreeningProblem implements ProblemCode {
    AUTHORITY_APPROVAL_UNKNOWN(404, "没有这项主管机关批准", "There is no such approval of an authority"),
    AUTHORITY_APPROVAL_DECIDED(409, "该批准记录已经复核", "The approval has been decided already"),
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
