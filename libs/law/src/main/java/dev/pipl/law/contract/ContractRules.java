package dev.pipl.law.contract;

import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provision;
import dev.pipl.law.Provisions;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import dev.pipl.law.time.LegalDeadline;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * To whom a standard contract is open, its filing and what a change asks for (CBDF 7, SCC 7 and 8, the filing guide,
 * QA-JAN 2). A list of findings that is empty means that nothing speaks against it.
 */
public final class ContractRules {

    private final Workdays workdays;
    private final LegalBasis notCriticalInfrastructure;
    private final LegalBasis noImportantData;
    private final LegalBasis notStateOrgan;
    private final LegalBasis filing;
    private final LegalBasis filingCheck;
    private final LegalBasis supplement;
    private final LegalBasis change;
    private final LegalBasis bayArea;

    private ContractRules(Provisions law, Workdays workdays) {
        this.workdays = workdays;
        Provision assessed = law.get("CBDF-7");
        notCriticalInfrastructure = LegalBasis.of("contract/not-critical-infrastructure", assessed.cite(1, 1));
        noImportantData = LegalBasis.of("contract/no-important-data", assessed.cite(1, 2));
        notStateOrgan =
                LegalBasis.of("contract/not-state-organ", law.get("PIPL-36").cite());
        Provision filed = law.get("SCC-7");
        filing = LegalBasis.of("contract/filing", filed.cite()).using(filed.number("filingWorkdays"));
        Provision guide = law.get("SCC-GUIDE-2");
        filingCheck = LegalBasis.of("contract/filing-check", guide.cite()).using(guide.number("checkWorkdays"));
        supplement =
                LegalBasis.of("contract/filing-supplement", guide.cite()).using(guide.number("supplementWorkdays"));
        change = LegalBasis.of("contract/change", law.get("SCC-8").cite());
        bayArea = LegalBasis.of("contract/bay-area", law.get("QA-JAN-2").cite());
    }

    /** The rules by these provisions, their days counted by these workdays. */
    public static ContractRules of(Provisions provisions, Workdays workdays) {
        return new ContractRules(provisions, workdays);
    }

    /**
     * Why a contract is not open to the handler, one finding per reason.
     *
     * @throws RuleNotInForce before 2024-03-22
     */
    public List<Finding> notOpen(LocalDate on, HandlerFacts handler, boolean importantData) {
        List<Finding> against = new ArrayList<>();
        if (handler.criticalInfrastructureOperator()) {
            against.addAll(findings(notCriticalInfrastructure, on, "critical-infrastructure", Map.of()));
        }
        if (importantData) {
            against.addAll(findings(noImportantData, on, "important-data", Map.of()));
        }
        if (handler.kind() == HandlerKind.STATE_ORGAN) {
            against.addAll(findings(notStateOrgan, on, "state-organ-assesses", Map.of()));
        }
        return against;
    }

    /**
     * By when the contract is filed; filing is no condition of its effect.
     *
     * @throws RuleNotInForce before 2023-06-01
     */
    public LegalDeadline filing(LocalDate effectiveOn) {
        return deadline(filing, effectiveOn);
    }

    /**
     * By when the provincial authority has checked a filing.
     *
     * @throws RuleNotInForce before 2024-03-22
     */
    public LegalDeadline filingCheck(LocalDate submittedOn) {
        return deadline(filingCheck, submittedOn);
    }

    /**
     * By when the handler supplements a filing.
     *
     * @throws RuleNotInForce before 2024-03-22
     */
    public LegalDeadline supplement(LocalDate askedOn) {
        return deadline(supplement, askedOn);
    }

    /** What a change leads to: a new impact assessment, a supplement or new contract, a new filing. */
    public Finding changed(LocalDate changedOn) {
        return findings(change, changedOn, "conclude-and-file-again", Map.of("changedOn", changedOn.toString()))
                .get(0);
    }

    /** Whether recipients outside the Area stand in a contract of the Greater Bay Area. */
    public List<Finding> bayArea(LocalDate on, long recipientsOutside) {
        if (recipientsOutside == 0) {
            return List.of();
        }
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("recipientsOutside", recipientsOutside);
        return findings(bayArea, on, "recipient-outside-bay-area", inputs);
    }

    /** The legal bases of all rules in here. */
    public List<LegalBasis> bases() {
        return List.of(
                notCriticalInfrastructure,
                noImportantData,
                notStateOrgan,
                filing,
                filingCheck,
                supplement,
                change,
                bayArea);
    }

    private LegalDeadline deadline(LegalBasis basis, LocalDate start) {
        int days = basis.numbers().get(0).on(start).asLength();
        return LegalDeadline.of(basis.citations().get(0), start, workdays.plus(start, days));
    }

    private static List<Finding> findings(LegalBasis basis, LocalDate on, String outcome, Map<String, ?> inputs) {
        return basis.findings(on, outcome, inputs, "contract-" + basis.newestEffectiveDate(on));
    }
}
