package dev.pipl.law.certificate;

import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.time.Periods;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How long a certificate is valid and by when its renewal is to be applied for (CERT 8). The date printed on a
 * certificate prevails; the computed one checks it. Neither moves because of a holiday.
 */
public final class CertificateTerm {

    private final LegalBasis validity;
    private final LegalBasis renewal;
    private final LegalBasis reminder;

    private CertificateTerm(Provision article) {
        validity = LegalBasis.of("certificate/validity", article.cite(2)).using(article.number("validityYears"));
        renewal = LegalBasis.of("certificate/renewal", article.cite(2)).using(article.number("renewalMonthsBefore"));
        reminder = LegalBasis.of("certificate/renewal-reminder", article.cite(2))
                .using(article.number("renewalReminderMonthsBefore"));
    }

    /** The terms by these provisions. */
    public static CertificateTerm of(Provisions provisions) {
        return new CertificateTerm(provisions.get("CERT-8"));
    }

    /**
     * The last day of validity, inclusive, of a certificate issued on the day: the corresponding day three years later,
     * or the end of that month.
     *
     * @throws RuleNotInForce for a certificate issued before 2026-01-01
     */
    public LocalDate validUntil(LocalDate issuedOn) {
        return Periods.plusYears(
                issuedOn, validity.number("validityYears").on(issuedOn).asLength());
    }

    /** The last day, inclusive, on which the renewal is applied for in time; later it is late, and still possible. */
    public LocalDate renewalDueOn(LocalDate validUntil) {
        return Periods.minusMonths(
                validUntil, renewal.number("renewalMonthsBefore").on(validUntil).asLength());
    }

    /** The day on which the holder is first reminded of the renewal; the platform's practice, not the law's. */
    public LocalDate renewalRemindedOn(LocalDate validUntil) {
        return Periods.minusMonths(
                validUntil,
                reminder.number("renewalReminderMonthsBefore").on(validUntil).asLength());
    }

    /**
     * How the term came about.
     *
     * @throws RuleNotInForce for a certificate issued before 2026-01-01
     */
    public List<Finding> findings(LocalDate issuedOn) {
        LocalDate validUntil = validUntil(issuedOn);
        return validity.findings(
                issuedOn,
                "valid-until",
                Map.of("issuedOn", issuedOn.toString(), "validUntil", validUntil.toString()),
                "certificate-" + validity.newestEffectiveDate(issuedOn));
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return List.of(validity, renewal, reminder);
    }
}
