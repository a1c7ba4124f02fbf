package dev.pipl.crossborder.correction;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum CorrectionProblem implements ProblemCode {
    CORRECTION_UNKNOWN(404, "没有这项更正", "There is no such correction"),
    PROVISION_HAPPENED(422, "提供行为已经发生，不得更正", "The provision took place and cannot be taken back"),
    EVENT_UNKNOWN(422, "台账中没有这条出境记录", "The ledger has no such transfer"),
    REPLACEMENT_UNKNOWN(422, "台账中没有替代的出境记录", "The ledger has no transfer that replaces it"),
    REASON_CODE_MISSING(422, "批准前须认定更正理由", "The reason has to be classified before an approval"),
    EVENT_VOIDED(409, "该记录已被更正", "The transfer is corrected already"),
    CORRECTION_OPEN(409, "已有一项待处理的更正", "A correction of it is open already"),
    CORRECTION_DECIDED(409, "该更正已有决定", "The correction is decided already"),
    NO_LOWER_ROUTE(409, "该年度没有待复核的较低路径", "No lower route of that year waits for a review");

    private final int status;
    private final Bilingual title;

    CorrectionProblem(int status, String zh, String en) {
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
