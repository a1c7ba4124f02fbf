package dev.pipl.law.assessment;

import dev.pipl.law.Boundary;
import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.assessment.ExtensionFacts.Growth;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an assessment must cover, what its extension asks for, and what ends or bars it (QA-JAN 1, QA-JUL 2, NDSR 38, SA
 * 14 and 17). A list of findings that is empty means that nothing speaks against it.
 */
public final class AssessmentConditions {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private final LegalBasis declaredScope;
    private final LegalBasis failedBars;
    private final LegalBasis scale;
    private final LegalBasis extension;
    private final LegalBasis reapply;
    private final LegalBasis termination;

    private AssessmentConditions(Provisions law) {
        declaredScope =
                LegalBasis.of("assessment/declared-scope", law.get("QA-JAN-1").cite());
        failedBars = LegalBasis.of("assessment/failed-bars", law.get("QA-JAN-1").cite());
        scale = LegalBasis.of("assessment/scale", law.get("NDSR-38").cite());
        Provision conditions = law.get("QA-JUL-2");
        extension = LegalBasis.of("assessment/extension-conditions", conditions.cite())
                .using(conditions.number("growthPercentMax"));
        reapply = LegalBasis.of("assessment/reapply", law.get("SA-14").cite());
        termination = LegalBasis.of("assessment/termination", law.get("SA-17").cite());
    }

    /** The conditions by these provisions. */
    public static AssessmentConditions of(Provisions provisions) {
        return new AssessmentConditions(provisions);
    }

    /**
     * Whether the numbers an application declares contain what was sent since 1 January.
     *
     * @param declared of one class; empty where the application names none
     * @param counted of that class, the upper bound
     */
    public List<Finding> declaredScope(LocalDate on, String subjectClass, long declared, long counted) {
        if (declared >= counted) {
            return List.of();
        }
        return findings(
                declaredScope,
                on,
                "declared-scope-below-year",
                inputs("class", subjectClass, "declared", declared, "counted", counted));
    }

    /** Why the matter of a failed assessment is closed to contract and certificate. */
    public List<Finding> failedBars(LocalDate on, String assessmentId) {
        return findings(failedBars, on, "failed-assessment-bars", inputs("assessment", assessmentId));
    }

    /**
     * Whether that many persons stay within what was assessed.
     *
     * @param allowed over the whole term, inclusive
     * @param projected over the whole term, the transfer in question included
     */
    public List<Finding> scale(LocalDate on, String subjectClass, long allowed, long projected) {
        if (projected <= allowed) {
            return List.of();
        }
        return findings(
                scale,
                on,
                "assessed-scale-exceeded",
                inputs("class", subjectClass, "allowed", allowed, "projected", projected));
    }

    /**
     * Which of the six conditions of an extension are not met, one finding each.
     *
     * @throws RuleNotInForce before 2026-07-31
     */
    public List<Finding> extension(LocalDate on, ExtensionFacts facts) {
        List<Finding> failed = new ArrayList<>();
        require(failed, on, facts.samePurposeAndScope(), "purpose-or-scope-changed");
        require(failed, on, facts.sameParties(), "parties-changed");
        requireGrowth(failed, on, facts.persons(), "persons-grow-too-much");
        requireGrowth(failed, on, facts.sensitivePersons(), "sensitive-persons-grow-too-much");
        requireGrowth(failed, on, facts.importantData(), "important-data-grow-too-much");
        require(failed, on, facts.documentsFit(), "documents-do-not-fit");
        require(failed, on, facts.noMajorIncident(), "major-incident");
        return failed;
    }

    /** What a change within the term leads to. */
    public Finding reapply(LocalDate changedOn) {
        return findings(reapply, changedOn, "reapply-required", inputs("changedOn", changedOn.toString()))
                .get(0);
    }

    /** What the authority's notice leads to. */
    public Finding terminated(LocalDate noticedOn) {
        return findings(termination, noticedOn, "terminated-by-authority", inputs("noticedOn", noticedOn.toString()))
                .get(0);
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return List.of(declaredScope, failedBars, scale, extension, reapply, termination);
    }

    private void require(List<Finding> failed, LocalDate on, boolean isMet, String outcome) {
        if (!isMet) {
            failed.addAll(findings(extension, on, outcome, Map.of()));
        }
    }

    /** In whole numbers, so that 20 per cent of 1,005 is reached at 1,206 and not by rounding. */
    private void requireGrowth(List<Finding> failed, LocalDate on, Growth growth, String outcome) {
        Boundary percent = extension.number("growthPercentMax").on(on).asBoundary();
        BigInteger grown = BigInteger.valueOf(growth.next()).subtract(BigInteger.valueOf(growth.firstAllowed()));
        BigInteger allowed = BigInteger.valueOf(growth.firstAllowed()).multiply(BigInteger.valueOf(percent.value()));
        int comparison = grown.multiply(HUNDRED).compareTo(allowed);
        if (comparison > 0 || (comparison == 0 && !percent.inclusive())) {
            failed.addAll(findings(
                    extension, on, outcome, inputs("firstAllowed", growth.firstAllowed(), "next", growth.next())));
        }
    }

    private static List<Finding> findings(LegalBasis basis, LocalDate on, String outcome, Map<String, ?> inputs) {
        return basis.findings(on, outcome, inputs, "assessment-" + basis.newestEffectiveDate(on));
    }

    private static Map<String, Object> inputs(Object... namesAndValues) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            inputs.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return inputs;
    }
}
