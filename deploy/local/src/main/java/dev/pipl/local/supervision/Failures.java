package dev.pipl.local.supervision;

import dev.pipl.law.Bilingual;
import dev.pipl.local.LocalFailure;

/** One line about any failure. */
public final class Failures {

    private Failures() {}

    public static Bilingual text(Throwable failure) {
        if (failure instanceof LocalFailure known) {
            return known.text();
        }
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        Throwable cause = failure.getCause();
        String why = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new Bilingual("出错:" + said + why, "failed: " + said + why);
    }
}
