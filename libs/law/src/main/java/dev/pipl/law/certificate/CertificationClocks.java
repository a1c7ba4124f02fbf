package dev.pipl.law.certificate;

import dev.pipl.law.DatedNumber;
import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.time.WorkdayCount;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The workday clocks of certification: platform report (CERT 9), a body's filing and the reply to it (CERT 12). The day
 * of the event itself is never counted (Civil Code 201).
 */
public final class CertificationClocks {

    private final Workdays workdays;
    private final Provision filingArticle;
    private final LegalBasis platformReport;
    private final LegalBasis bodyFiling;
    private final LegalBasis filingReply;

    private CertificationClocks(Provisions law, Workdays workdays) {
        this.workdays = workdays;
        Provision reportArticle = law.get("CERT-9");
        filingArticle = law.get("CERT-12");
        platformReport = LegalBasis.of("certificate/platform-report", reportArticle.cite(1))
                .using(reportArticle.number("reportWorkdays"));
        bodyFiling = LegalBasis.of("certificate/body-filing", filingArticle.cite(1))
                .using(filingArticle.number("filingWorkdays"));
        filingReply = LegalBasis.of("certificate/filing-reply", filingArticle.cite(3))
                .using(filingArticle.number("replyWorkdays"));
    }

    /** The clocks by these provisions, their days counted by these workdays. */
    public static CertificationClocks of(Provisions provisions, Workdays workdays) {
        return new CertificationClocks(provisions, workdays);
    }

    /**
     * The last day to report an issued certificate, or its changed status, to the national platform.
     *
     * @throws RuleNotInForce before 2026-01-01
     */
    public WorkdayCount platformReportDueOn(LocalDate issuedOrChangedOn) {
        return count(platformReport.number("reportWorkdays"), issuedOrChangedOn);
    }

    /** The platform report's clock as a finding. */
    public List<Finding> platformReportFindings(LocalDate issuedOrChangedOn) {
        WorkdayCount due = platformReportDueOn(issuedOrChangedOn);
        return platformReport.findings(
                issuedOrChangedOn,
                "platform-report-due",
                Map.of(
                        "issuedOrChangedOn",
                        issuedOrChangedOn.toString(),
                        "dueOn",
                        due.date().toString()),
                "certificate-" + platformReport.newestEffectiveDate(issuedOrChangedOn));
    }

    /**
     * The last day for a certification body to file after it obtained its qualification. A body qualified before the
     * Measures counts from the day they took effect.
     */
    public WorkdayCount bodyFilingDueOn(LocalDate qualifiedOn) {
        LocalDate inForce = filingArticle.inForce();
        LocalDate start = qualifiedOn.isBefore(inForce) ? inForce : qualifiedOn;
        return count(bodyFiling.number("filingWorkdays"), start);
    }

    /**
     * The last day for the authority's reply to a filing it received, whether it files or refuses.
     *
     * @throws RuleNotInForce before 2026-01-01
     */
    public WorkdayCount filingReplyDueOn(LocalDate receivedOn) {
        return count(filingReply.number("replyWorkdays"), receivedOn);
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return List.of(platformReport, bodyFiling, filingReply);
    }

    private WorkdayCount count(DatedNumber number, LocalDate start) {
        return workdays.plus(start, number.on(start).asLength());
    }
}
