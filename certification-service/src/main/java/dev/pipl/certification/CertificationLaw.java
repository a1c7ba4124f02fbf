package dev.pipl.certification;

import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.certificate.CertificateTerm;
import dev.pipl.law.certificate.CertificationClocks;
import dev.pipl.law.certificate.CertificationScope;
import dev.pipl.law.time.Workdays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The law as this service asks for it. Periods, dates and counts come from here and nowhere else.
 *
 * @param term validity and renewal (CERT-8)
 * @param clocks reports, filings and replies (CERT-9, CERT-12)
 * @param scope whom certification is open to (CERT-5)
 */
public record CertificationLaw(
        Provisions provisions,
        Workdays workdays,
        CertificateTerm term,
        CertificationClocks clocks,
        CertificationScope scope) {

    /** Whom certification is open to. */
    public static final String ELIGIBILITY = "CERT-5";

    public static final String VALIDITY = "CERT-8";
    public static final String PLATFORM_REPORT = "CERT-9";
    public static final String SUSPENSION = "CERT-10";
    public static final String FILING = "CERT-12";

    /** The rules under which this service itself draws a conclusion: those in force since the certification measures. */
    private static final String RULE_VERSION = "certificate-2026-01-01";

    public static CertificationLaw load() {
        Provisions provisions = Provisions.load();
        Workdays workdays = Workdays.published();
        return new CertificationLaw(
                provisions,
                workdays,
                CertificateTerm.of(provisions),
                CertificationClocks.of(provisions, workdays),
                CertificationScope.of(provisions));
    }

    /** A conclusion of this service, with the article it rests on. */
    public Finding finding(String provision, String outcome, Map<String, Object> inputs) {
        return new Finding(
                provision, provisions.get(provision).citation(), outcome, new LinkedHashMap<>(inputs), RULE_VERSION);
    }
}
