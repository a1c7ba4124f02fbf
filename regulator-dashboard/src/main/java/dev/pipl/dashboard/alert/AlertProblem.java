package dev.pipl.dashboard.alert;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** What the inbox may answer with beyond what all services share. */
public enum AlertProblem implements ProblemCode {
    ALERT_UNKNOWN(404, "没有这条预警", "There is no such alert"),
    STREAMS_EXHAUSTED(503, "实时连接过多，请稍后重试", "Too many open streams; try again later");

    private final int status;
    private final Bilingual title;

    AlertProblem(int status, String zh, String en) {
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
