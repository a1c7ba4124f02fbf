package dev.pipl.crossborder.condition;

import dev.pipl.crossborder.mechanism.Mechanism;
import dev.pipl.law.route.RouteDecision;
import java.util.List;
import java.util.Optional;

/**
 * Whether a transfer may be made, and every reason.
 *
 * @param route what it needs, by class and overall
 * @param isExempt whether its claimed ground is honoured, so that its persons are not counted
 * @param mechanism what carries it; empty where nothing does or the route asks for none
 * @param findings in the order of {@link Condition}; of several that deny, the first is the leading reason
 */
public record ConditionsVerdict(
        RouteDecision route, boolean isExempt, Optional<Mechanism> mechanism, List<ConditionFinding> findings) {

    public ConditionsVerdict {
        findings = List.copyOf(findings);
    }

    public boolean denies() {
        return findings.stream().anyMatch(ConditionFinding::denies);
    }

    /** The findings that deny. */
    public List<ConditionFinding> denying() {
        return findings.stream().filter(ConditionFinding::denies).toList();
    }
}
