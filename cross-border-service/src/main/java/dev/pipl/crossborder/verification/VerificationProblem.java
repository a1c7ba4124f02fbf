package dev.pipl.crossborder.verification;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** Why a ledger is not verified or exported now. The constant's name in kebab-case is the wire code. */
public enum VerificationProblem implements ProblemCode {
    VERIFICATION_BUSY(503, "正在校验另一台账，请稍后再试", "Another ledger is being verified; try again soon"),
    EXPORT_BUSY(503, "正在导出的台账过多，请稍后再试", "Too many ledgers are being exported; try again soon");

    private final int status;
    private final Bilingual title;

    VerificationProblem(int status, String zh, String en) {
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
