package dev.pipl.crossborder.recipient;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum RecipientProblem implements ProblemCode {
    RECIPIENT_UNKNOWN(404, "没有这个境外接收方", "There is no such overseas recipient"),
    RECIPIENT_NOT_ABROAD(422, "接收方不在境外", "The recipient is not outside the territory"),
    RECIPIENT_NOT_IN_AREA(422, "接收方不在粤港澳大湾区内", "The recipient is not in the Greater Bay Area");

    private final int status;
    private final Bilingual title;

    RecipientProblem(int status, String zh, String en) {
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
