package dev.pipl.law;

/** An amendment that does not fit the law it would amend; says why, in both languages. */
public class AmendmentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Bilingual why;

    public AmendmentRefused(Bilingual why) {
        super(why.en());
        this.why = why;
    }

    /** What does not fit. */
    public Bilingual why() {
        return why;
    }
}
