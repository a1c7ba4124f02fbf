package dev.pipl.registry;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** The refusals of the registry beyond the common ones. The constant's name in kebab-case is the wire code. */
public enum RegistryProblem implements ProblemCode {
    CREDIT_CODE_TAKEN(409, "该统一社会信用代码已登记", "This unified social credit code is registered already"),
    OBLIGATION_UNKNOWN(404, "没有这项义务", "There is no such obligation"),
    OBLIGATION_DISCHARGED(409, "该义务已经履行或终止", "This obligation is discharged already"),
    PIPIA_UNKNOWN(404, "没有这份影响评估", "There is no such impact assessment"),
    PIPIA_INCOMPLETE(422, "影响评估未涵盖法定内容", "The impact assessment does not answer what the law lists"),
    PIPIA_NOT_STANDING(409, "该影响评估已被替代", "This impact assessment no longer stands");

    private final int status;
    private final Bilingual title;

    RegistryProblem(int status, String zh, String en) {
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
