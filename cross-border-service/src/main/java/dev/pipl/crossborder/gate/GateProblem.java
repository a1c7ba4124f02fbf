package dev.pipl.crossborder.gate;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;
import java.util.Locale;

/** The gate's own refusals. The name in kebab case is the wire code. */
public enum GateProblem implements ProblemCode {
    RESERVATION_UNKNOWN(404, "没有这个预留", "There is no such reservation"),
    RESERVATION_OVER(409, "该预留已兑现、释放或到期", "The reservation was redeemed, released or has expired"),
    RESERVATIONS_EXHAUSTED(409, "为该处理者预留的人数过多", "Too many persons are held for this handler already"),
    RESERVATIONS_CONTENDED(503, "同一处理者的预留请求过多", "Too many reservations of this handler at the same moment");

    private final int status;
    private final Bilingual title;

    GateProblem(int status, String zh, String en) {
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
