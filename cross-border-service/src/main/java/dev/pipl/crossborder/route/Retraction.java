package dev.pipl.crossborder.route;

import dev.pipl.law.route.SubjectClass;
import java.time.Instant;

/**
 * A crossing that a person's decision took back: the limit was not reached after all. The crossing stays on record, as
 * superseded; the route it led to stays in force until a person confirms a lower one.
 *
 * @param threshold of the crossing
 * @param countBefore the upper bound of the class before the decision
 * @param countAfter the upper bound after it
 * @param reason a stable word: {@code void-approved} or {@code ground-decided}
 * @param causeId the correction or the decision on a ground
 * @param retractedAt when that was decided
 * @param provision the article of the limit
 * @param ruleVersion of the crossing
 */
public record Retraction(
        SubjectClass subjectClass,
        long threshold,
        long countBefore,
        long countAfter,
        String reason,
        String causeId,
        Instant retractedAt,
        String provision,
        String ruleVersion) {

    boolean isOf(Crossing crossing) {
        return subjectClass == crossing.subjectClass() && threshold == crossing.threshold();
    }
}
