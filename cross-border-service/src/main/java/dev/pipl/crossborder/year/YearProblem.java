package dev.pipl.crossborder.year;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;
import java.util.Locale;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum YearProblem implements ProblemCode {
    YEAR_STILL_RUNNING(409, "该年度尚未结束", "The year is not over"),
    YEAR_CLOSED_ALREADY(409, "该年度已经关闭", "The year is closed already"),
    YEAR_NOT_CLOSED(409, "该年度尚未关闭", "The year is not closed"),
    YEAR_KEY_DESTROYED_ALREADY(409, "该年度密钥已经销毁", "The key of the year is destroyed already"),
    YEAR_WITHOUT_KEY(409, "该年度没有密钥", "The year has no key"),
    DESTRUCTION_PROPOSED_ALREADY(409, "已有待批准的销毁提议", "A destruction is proposed already"),
    DESTRUCTION_NOT_PROPOSED(409, "没有待批准的销毁提议", "No destruction is proposed"),
    YEAR_CHANGED_MEANWHILE(409, "该年度台账刚有变动，请重试", "A ledger of the year has just changed; try again"),
    RETENTION_NOT_OVER(422, "法定保存期限未满", "The record must still be kept");

    private final int status;
    private final Bilingual title;

    YearProblem(int status, String zh, String en) {
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
