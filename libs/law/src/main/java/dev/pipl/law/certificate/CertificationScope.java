package dev.pipl.law.certificate;

import dev.pipl.law.Provisions;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.YearFigures;
import java.time.LocalDate;

/** Whom certification is open to (CERT 5). */
public final class CertificationScope {

    private CertificationScope() {}

    public static CertificationScope of(Provisions provisions) {
        return new CertificationScope();
    }

    /** Whether a certificate can serve the handler on the date. */
    public ScopeDecision check(LocalDate on, HandlerFacts handler, YearFigures figures) {
        throw new UnsupportedOperationException();
    }
}
