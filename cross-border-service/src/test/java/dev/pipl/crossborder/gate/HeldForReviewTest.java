package dev.pipl.crossborder.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.condition.Condition;
import dev.pipl.crossborder.condition.ConditionFinding;
import dev.pipl.crossborder.condition.ConditionsVerdict;
import dev.pipl.crossborder.group.CaseState;
import dev.pipl.crossborder.group.ReviewHold;
import dev.pipl.crossborder.group.Signal;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.SubjectClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HeldForReviewTest {

    private static final RouteDecision ROUTE = new RouteDecision(
            Route.EXEMPT_VOLUME,
            Map.of(SubjectClass.NON_SENSITIVE, Route.EXEMPT_VOLUME, SubjectClass.SENSITIVE, Route.NONE),
            List.of(),
            "route-2026-01-01");

    private final HeldForReview review = new HeldForReview(Provisions.load());

    @Test
    void whatNothingHoldsKeepsItsVerdict() {
        ConditionsVerdict verdict = verdict(answered(Condition.NOTICE, false));

        assertThat(review.judge(verdict, List.of())).isSameAs(verdict);
    }

    @Test
    void whatIsHeldIsDeniedByBothArticlesThatBarSplitting() {
        ConditionsVerdict verdict =
                review.judge(verdict(answered(Condition.NOTICE, false)), List.of(hold(CaseState.REVIEW_HOLD, 2026)));

        assertThat(verdict.denies()).isTrue();
        assertThat(verdict.denying())
                .extracting(ConditionFinding::condition)
                .containsOnly(Condition.SPLITTING_REVIEW_HOLD);
        assertThat(Condition.SPLITTING_REVIEW_HOLD.code()).isEqualTo("splitting-review-hold");
        assertThat(findings(verdict)).extracting(Finding::provision).containsExactly("CERT-5", "SCC-4");
        assertThat(findings(verdict)).extracting(Finding::outcome).containsOnly("review-hold");
        assertThat(findings(verdict)).allSatisfy(finding -> {
            assertThat(finding.citation().zh()).isNotBlank();
            assertThat(finding.citation().en()).isNotBlank();
            assertThat(finding.inputs())
                    .containsEntry("caseId", "case-1")
                    .containsEntry("signal", "GROUP_SUM")
                    .containsEntry("class", "nonSensitive")
                    .containsEntry("threshold", 1_000_000L);
        });
    }

    @Test
    void confirmedSplittingIsDeniedUnderItsOwnOutcome() {
        ConditionsVerdict verdict = review.judge(verdict(), List.of(hold(CaseState.CONFIRMED, 2026)));

        assertThat(verdict.denies()).isTrue();
        assertThat(findings(verdict)).extracting(Finding::outcome).containsOnly("splitting-confirmed");
    }

    @Test
    void aCaseOfAYearBeforeTheCertificationMeasuresStandsOnTheContractMeasuresAlone() {
        assertThat(findings(review.judge(verdict(), List.of(hold(CaseState.REVIEW_HOLD, 2025)))))
                .extracting(Finding::provision)
                .containsExactly("SCC-4");
    }

    @Test
    void theHoldComesAfterABarredRecipientAndBeforeEverythingElse() {
        ConditionsVerdict verdict = review.judge(
                verdict(
                        answered(Condition.RECIPIENT, true),
                        answered(Condition.ROUTE, false),
                        answered(Condition.SEPARATE_CONSENT, true)),
                List.of(hold(CaseState.REVIEW_HOLD, 2025)));

        assertThat(verdict.findings())
                .extracting(ConditionFinding::condition)
                .containsExactly(
                        Condition.RECIPIENT,
                        Condition.SPLITTING_REVIEW_HOLD,
                        Condition.ROUTE,
                        Condition.SEPARATE_CONSENT);
        assertThat(verdict.route()).isEqualTo(ROUTE);
    }

    private static List<Finding> findings(ConditionsVerdict verdict) {
        return verdict.denying().stream().map(ConditionFinding::finding).toList();
    }

    private static ConditionsVerdict verdict(ConditionFinding... findings) {
        return new ConditionsVerdict(ROUTE, false, Optional.empty(), List.of(findings));
    }

    private static ConditionFinding answered(Condition condition, boolean denies) {
        return new ConditionFinding(
                condition,
                new Finding("PIPL-39", new Bilingual("第三十九条", "Article 39"), "outcome", Map.of(), "version"),
                denies);
    }

    private static ReviewHold hold(CaseState state, int year) {
        return new ReviewHold(
                "case-1",
                state,
                Signal.GROUP_SUM,
                year,
                Optional.of(SubjectClass.NON_SENSITIVE),
                OptionalLong.of(1_000_000));
    }
}
