package dev.pipl.law.certificate;

import dev.pipl.law.Provisions;
import dev.pipl.law.time.WorkdayCount;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;

/** The workday clocks of certification: platform report (CERT 9), a body's filing and the reply to it (CERT 12). */
public final class CertificationClocks {

    private CertificationClocks() {}

    public static CertificationClocks of(Provisions provisions, Workdays workdays) {
        return new CertificationClocks();
    }

    /** The last day to report an issued certificate, or its changed status, to the national platform. */
    public WorkdayCount platformReportDueOn(LocalDate issuedOrChangedOn) {
        throw new UnsupportedOperationException();
    }

    /** The last day for a certification body to file after it obtained its qualification. */
    public WorkdayCount bodyFilingDueOn(LocalDate qualifiedOn) {
        throw new UnsupportedOperationException();
    }

    /** The last day for the authority's reply to a filing it received. */
    public WorkdayCount filingReplyDueOn(LocalDate receivedOn) {
        throw new UnsupportedOperationException();
    }
}
