package dev.pipl.law.assessment;

import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.time.LegalDeadline;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.List;

/**
 * The workday clocks of a security assessment (SA 7, 12, 13). The day of the event itself is never counted (Civil Code
 * 201).
 */
public final class AssessmentClocks {

    private final Workdays workdays;
    private final LegalBasis completeness;
    private final LegalBasis acceptance;
    private final LegalBasis result;
    private final LegalBasis review;

    private AssessmentClocks(Provisions law, Workdays workdays) {
        this.workdays = workdays;
        Provision check = law.get("SA-7");
        completeness = LegalBasis.of("assessment/completeness-check", check.cite())
                .using(check.number("completenessWorkdays"));
        acceptance = LegalBasis.of("assessment/acceptance", check.cite()).using(check.number("acceptanceWorkdays"));
        result = basis("assessment/result", law.get("SA-12"), "resultWorkdays");
        review = basis("assessment/review", law.get("SA-13"), "reviewWorkdays");
    }

    /** The clocks by these provisions, their days counted by these workdays. */
    public static AssessmentClocks of(Provisions provisions, Workdays workdays) {
        return new AssessmentClocks(provisions, workdays);
    }

    /**
     * By when the provincial authority says whether the materials are complete.
     *
     * @throws RuleNotInForce before 2022-09-01, as every clock here
     */
    public LegalDeadline completenessCheck(LocalDate receivedOn) {
        return deadline(completeness, receivedOn);
    }

    /** By when the national authority says whether it accepts the application. */
    public LegalDeadline acceptance(LocalDate completeOn) {
        return deadline(acceptance, completeOn);
    }

    /** By when the assessment is done, unless its time is extended with notice. */
    public LegalDeadline result(LocalDate acceptedOn) {
        return deadline(result, acceptedOn);
    }

    /** By when the handler can ask for the re-assessment, whose result is final. */
    public LegalDeadline review(LocalDate resultReceivedOn) {
        return deadline(review, resultReceivedOn);
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return List.of(completeness, acceptance, result, review);
    }

    private static LegalBasis basis(String rule, Provision article, String number) {
        return LegalBasis.of(rule, article.cite()).using(article.number(number));
    }

    private LegalDeadline deadline(LegalBasis basis, LocalDate start) {
        int days = basis.numbers().get(0).on(start).asLength();
        return LegalDeadline.of(basis.citations().get(0), start, workdays.plus(start, days));
    }
}
