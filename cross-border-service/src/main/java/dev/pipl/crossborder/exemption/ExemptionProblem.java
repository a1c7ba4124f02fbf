package dev.pipl.crossborder.exemption;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum ExemptionProblem implements ProblemCode {
    GROUND_CLAIM_UNKNOWN(404, "没有这项豁免情形主张", "There is no such claim of a ground"),
    GROUND_CLAIMED(409, "已以同一证据主张该情形", "This ground was claimed with this evidence already"),
    GROUND_CLAIM_DECIDED(409, "该主张的状态不允许此操作", "The claim's state does not allow this"),
    GROUND_NOT_OPEN(422, "该处理者不得以此情形豁免", "The ground is not open to this handler"),
    ZONE_LIST_UNKNOWN(404, "没有这份负面清单", "There is no such negative list"),
    ZONE_LIST_EXISTS(409, "该版本已登记，不可更改", "This version is on record and does not change"),
    ZONE_NOT_FOR_CRITICAL_INFRASTRUCTURE(
            422, "关键信息基础设施运营者不适用负面清单", "The list is not for operators of critical information infrastructure");

    private final int status;
    private final Bilingual title;

    ExemptionProblem(int status, String zh, String en) {
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
