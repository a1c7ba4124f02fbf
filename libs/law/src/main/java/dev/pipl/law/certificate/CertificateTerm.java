package dev.pipl.law.certificate;

import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import java.time.LocalDate;

/** How long a certificate is valid and by when its renewal is to be applied for (CERT 8). */
public final class CertificateTerm {

    private CertificateTerm() {}

    public static CertificateTerm of(Provisions provisions) {
        return new CertificateTerm();
    }

    /** The last day of validity, inclusive, of a certificate issued on the day. */
    public LocalDate validUntil(LocalDate issuedOn) {
        throw new UnsupportedOperationException();
    }

    /** The last day on which the renewal is applied for in time. */
    public LocalDate renewalDueOn(LocalDate validUntil) {
        throw new UnsupportedOperationException();
    }

    /** The day on which the holder is first reminded; the platform's practice, not the law's. */
    public LocalDate renewalRemindedOn(LocalDate validUntil) {
        throw new UnsupportedOperationException();
    }

    /** CERT 8 as a finding on these dates. */
    public Finding finding(LocalDate issuedOn, LocalDate validUntil) {
        throw new UnsupportedOperationException();
    }
}
