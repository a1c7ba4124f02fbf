package dev.pipl.crossborder.root;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** The refusals of this package; the name in kebab case is the wire code. */
public enum RootProblem implements ProblemCode {
    ROOT_UNKNOWN(404, "没有这个签名根", "There is no such root"),
    CHAIN_NOT_ROOTED(404, "该年度台账不在这个签名根之下", "That root does not cover a ledger of the year"),
    ROOT_KEY_NOT_YET(409, "尚无签名密钥", "There is no key yet"),
    ROOT_KEY_UNREADABLE(409, "现用签名密钥无法使用，不能为新密钥签名", "The key in use cannot sign, so it cannot introduce the next"),
    ROOT_KEY_NOT_LOST(409, "现用签名密钥仍可使用", "The key in use is not lost");

    private final int status;
    private final Bilingual title;

    RootProblem(int status, String zh, String en) {
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
