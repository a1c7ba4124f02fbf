package dev.pipl.law.assessment;

import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.time.Periods;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a passed assessment is valid and when its extension can be applied for (CBDF 9). Holidays do not move the end
 * of the validity.
 */
public final class AssessmentTerm {

    private final Workdays workdays;
    private final LegalBasis validity;
    private final LegalBasis window;

    private AssessmentTerm(Provision article, Workdays workdays) {
        this.workdays = workdays;
        validity = LegalBasis.of("assessment/validity", article.cite()).using(article.number("validityYears"));
        window = LegalBasis.of("assessment/extension-window", article.cite())
                .using(article.number("extensionWindowWorkdays"));
    }

    /** The terms by these provisions, their days counted by these workdays. */
    public static AssessmentTerm of(Provisions provisions, Workdays workdays) {
        return new AssessmentTerm(provisions.get("CBDF-9"), workdays);
    }

    /**
     * The last day of validity, inclusive: the corresponding day three years after the result was issued, or the end of
     * that month. Asked with the last day of a term, the last day of the extended one.
     *
     * @throws RuleNotInForce for a result issued before 2024-03-22
     */
    public LocalDate validUntil(LocalDate resultOrLastDay) {
        return Periods.plusYears(
                resultOrLastDay,
                validity.number("validityYears").on(resultOrLastDay).asLength());
    }

    /** The first of the last sixty workdays, from which on the extension can be applied for. */
    public LocalDate extensionOpensOn(LocalDate validUntil) {
        int days = window.number("extensionWindowWorkdays").on(validUntil).asLength();
        return workdays.minus(validUntil, days).date();
    }

    /**
     * Whether an extension can be applied for on the day; what speaks against it otherwise.
     *
     * @return empty inside the window
     */
    public Optional<Finding> outsideWindow(LocalDate appliedOn, LocalDate validUntil) {
        LocalDate opensOn = extensionOpensOn(validUntil);
        if (!appliedOn.isBefore(opensOn) && !appliedOn.isAfter(validUntil)) {
            return Optional.empty();
        }
        String outcome = appliedOn.isBefore(opensOn) ? "before-extension-window" : "after-extension-window";
        Map<String, Object> inputs = Map.of(
                "appliedOn", appliedOn.toString(), "opensOn", opensOn.toString(), "validUntil", validUntil.toString());
        return Optional.of(window.leadingFinding(
                appliedOn, outcome, inputs, "assessment-" + window.newestEffectiveDate(appliedOn)));
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return List.of(validity, window);
    }
}
