package dev.pipl.dashboard.page;

import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.law.Bilingual;

/** What the page's session may answer with. */
public enum PageProblem implements ProblemCode {
    PAGE_HEADER_MISSING(
            403, "凭浏览器会话的更改须带 X-Requested-With", "A change on a browser's session must carry X-Requested-With");

    private final int status;
    private final Bilingual title;

    PageProblem(int status, String zh, String en) {
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
