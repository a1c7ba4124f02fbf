package dev.pipl.crossborder.notice;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum NoticeProblem implements ProblemCode {
    NOTICE_UNKNOWN(404, "没有这份告知", "There is no such notice"),
    NOTICE_WITHDRAWN(409, "该告知已撤回", "The notice has been withdrawn already"),
    NOTICE_INCOMPLETE(422, "告知缺少法定事项", "The notice lacks items that the law asks for");

    private final int status;
    private final Bilingual title;

    NoticeProblem(int status, String zh, String en) {
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
