package dev.pipl.crossborder.intake.adapter;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** Why the ledger does not answer. The constant's name in kebab-case is the wire code. */
enum LedgerProblem implements ProblemCode {
    LEDGER_DAMAGED(
            503,
            "台账中有一行与写入时不符，在查明之前不予回答",
            "A row of the ledger is not what was written; nothing is answered from it until that is cleared up");

    private final int status;
    private final Bilingual title;

    LedgerProblem(int status, String zh, String en) {
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
