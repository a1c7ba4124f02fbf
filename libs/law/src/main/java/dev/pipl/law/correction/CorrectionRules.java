package dev.pipl.law.correction;

import dev.pipl.law.Finding;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provisions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which reasons take a recorded provision back. Immutable, thread-safe. */
public final class CorrectionRules {

    private final LegalBasis provisionHappened;

    private CorrectionRules(Provisions law) {
        provisionHappened = LegalBasis.of(
                "correction/provision-happened", law.get("PIPL-15").cite(2, 0));
    }

    /** The rules by these provisions. */
    public static CorrectionRules of(Provisions law) {
        return new CorrectionRules(law);
    }

    /**
     * What the law holds against a correction for that reason: what happens to the information after its provision does
     * not undo the provision.
     *
     * @return the finding of PIPL 15(2), outcome {@code provision-happened}; empty when the reason may be examined
     */
    public Optional<Finding> refusal(LocalDate on, CorrectionReason reason) {
        return reason.isAfterwards()
                ? Optional.of(provisionHappened.leadingFinding(
                        on,
                        "provision-happened",
                        Map.of("reason", reason.name()),
                        "correction-" + provisionHappened.newestEffectiveDate(on)))
                : Optional.empty();
    }

    /** The rules with what they rest on. */
    public List<LegalBasis> bases() {
        return List.of(provisionHappened);
    }
}
