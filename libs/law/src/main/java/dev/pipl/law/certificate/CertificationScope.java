package dev.pipl.law.certificate;

import static dev.pipl.law.route.SubjectClass.NON_SENSITIVE;
import static dev.pipl.law.route.SubjectClass.SENSITIVE;

import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.route.YearFigures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom certification is open to (CERT 5): no operator of critical information infrastructure, no important data, and
 * both counts of the year below their upper limits. State organs follow their own assessment (PIPL 36).
 *
 * <p>A count below the band, such as that of the first days of January, does not take a holder out of the scope; the
 * finding says that it is below.
 */
public final class CertificationScope {

    private final LegalBasis notCriticalInfrastructure;
    private final LegalBasis noImportantData;
    private final LegalBasis notStateOrgan;
    private final LegalBasis band;
    private final LegalBasis aboveFloor;

    private CertificationScope(Provisions law) {
        Provision article = law.get("CERT-5");
        notCriticalInfrastructure = LegalBasis.of("certificate/not-critical-infrastructure", article.cite(1, 1));
        noImportantData = LegalBasis.of("certificate/no-important-data", article.cite(2));
        notStateOrgan =
                LegalBasis.of("certificate/not-state-organ", law.get("PIPL-36").cite());
        band = LegalBasis.of("certificate/band", article.cite(1, 2))
                .using(article.number("nonSensitivePersonsMax"), article.number("sensitivePersonsMax"));
        aboveFloor = LegalBasis.of("certificate/band-floor", article.cite(1, 2))
                .using(article.number("nonSensitivePersonsMin"));
    }

    /** The scope by these provisions. */
    public static CertificationScope of(Provisions provisions) {
        return new CertificationScope(provisions);
    }

    /**
     * Whether a certificate can serve the handler's provisions abroad on the day.
     *
     * @throws RuleNotInForce before 2026-01-01
     */
    public ScopeDecision check(LocalDate on, HandlerFacts handler, YearFigures figures) {
        long nonSensitive = figures.of(NON_SENSITIVE).counted();
        long sensitive = figures.of(SENSITIVE).counted();
        boolean isInBand = band.number("nonSensitivePersonsMax").isSatisfied(nonSensitive, on)
                && band.number("sensitivePersonsMax").isSatisfied(sensitive, on);
        boolean isBelowBand =
                !aboveFloor.number("nonSensitivePersonsMin").isSatisfied(nonSensitive, on) && sensitive == 0;
        Check check = new Check(on, handler, figures);
        check.refuseIf(handler.criticalInfrastructureOperator(), notCriticalInfrastructure, "critical-infrastructure");
        check.refuseIf(figures.importantData(), noImportantData, "important-data");
        check.refuseIf(handler.kind() == HandlerKind.STATE_ORGAN, notStateOrgan, "state-organ-assesses");
        check.refuseIf(!isInBand, band, "above-certification-band");
        if (check.failed.isEmpty()) {
            return isBelowBand
                    ? new ScopeDecision(true, check.findings(aboveFloor, "below-certification-band"))
                    : new ScopeDecision(true, check.findings(band, "within-certification-band"));
        }
        return new ScopeDecision(false, check.failed);
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return List.of(notCriticalInfrastructure, noImportantData, notStateOrgan, band, aboveFloor);
    }

    /** The conditions that failed so far. */
    private static final class Check {

        private final LocalDate on;
        private final Map<String, Object> inputs = new LinkedHashMap<>();
        private final List<Finding> failed = new ArrayList<>();

        Check(LocalDate on, HandlerFacts handler, YearFigures figures) {
            this.on = on;
            inputs.put(NON_SENSITIVE.wireName(), figures.of(NON_SENSITIVE).counted());
            inputs.put(SENSITIVE.wireName(), figures.of(SENSITIVE).counted());
            inputs.put("handlerKind", handler.kind().name());
        }

        void refuseIf(boolean failedCondition, LegalBasis basis, String code) {
            if (failedCondition) {
                failed.addAll(findings(basis, code));
            }
        }

        List<Finding> findings(LegalBasis basis, String code) {
            return basis.findings(on, code, inputs, "certificate-" + basis.newestEffectiveDate(on));
        }
    }
}
