package dev.pipl.crossborder.condition;

import dev.pipl.law.Finding;
import java.util.Objects;

/**
 * One condition, answered.
 *
 * @param denies whether the transfer must not be made because of it
 */
public record ConditionFinding(Condition condition, Finding finding, boolean denies) {

    public ConditionFinding {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(finding, "finding");
    }
}
