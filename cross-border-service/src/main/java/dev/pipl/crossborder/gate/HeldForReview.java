package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.condition.Condition;
import dev.pipl.crossborder.condition.ConditionFinding;
import dev.pipl.crossborder.condition.ConditionsVerdict;
import dev.pipl.crossborder.group.ReviewHold;
import dev.pipl.crossborder.group.SplittingNews;
import dev.pipl.law.Provisions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Denies what waits for a reviewer of splitting cases, by the articles that bar splitting (CERT-5, SCC-4). It holds only
 * what is not sent yet: a transfer that was made is judged by the other conditions alone. Thread-safe.
 */
public final class HeldForReview {

    private final SplittingNews news;

    public HeldForReview(Provisions provisions) {
        news = new SplittingNews(provisions);
    }

    /**
     * The verdict with what the holds add to it.
     *
     * @param holds every case that holds the transfer
     */
    public ConditionsVerdict judge(ConditionsVerdict verdict, List<ReviewHold> holds) {
        if (holds.isEmpty()) {
            return verdict;
        }
        List<ConditionFinding> findings = new ArrayList<>(verdict.findings());
        for (ReviewHold hold : holds) {
            news.findings(hold)
                    .forEach(finding ->
                            findings.add(new ConditionFinding(Condition.SPLITTING_REVIEW_HOLD, finding, true)));
        }
        findings.sort(Comparator.comparing(ConditionFinding::condition));
        return new ConditionsVerdict(verdict.route(), verdict.isExempt(), verdict.mechanism(), findings);
    }
}
