package dev.pipl.crossborder.mechanism;

import static dev.pipl.crossborder.mechanism.MechanismKind.SECURITY_ASSESSMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipl.crossborder.mechanism.StepDeadline.Clock;
import dev.pipl.crossborder.mechanism.StepInput.ExtensionRequest;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Finding;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The security assessment of guide 3.7, with its clocks over the make-up workdays of October 2026. */
class AssessmentStepsTest {

    private static Refusal refusal(ThrowingCallable step) {
        return catchThrowableOfType(Refusal.class, step);
    }

    @Test
    void everyClockStartsWithItsStep() {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.FAILED);

        assertThat(life.deadline(Clock.COMPLETENESS_CHECK).legal().dueOn()).isEqualTo("2026-10-10");
        assertThat(life.deadline(Clock.ACCEPTANCE).legal().dueOn()).isEqualTo("2026-10-13");
        assertThat(life.deadline(Clock.RESULT).legal().dueOn()).isEqualTo("2026-12-04");
        assertThat(life.deadline(Clock.REVIEW).legal().dueOn()).isEqualTo("2026-10-23");
        assertThat(life.dossier.deadlines())
                .extracting(deadline -> deadline.legal().provision())
                .containsExactly("SA-7", "SA-7", "SA-12", "SA-13");
        assertThat(life.dossier.deadlines()).noneMatch(deadline -> deadline.isMissed(life.today()));
    }

    @ParameterizedTest
    @CsvSource({"2026-10-09, false", "2026-10-10, false", "2026-10-11, true"})
    void aCheckIsOverdueAfterItsLastDay(LocalDate day, boolean isMissed) {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.APPLIED).on(day);

        assertThat(life.deadline(Clock.COMPLETENESS_CHECK).isMissed(day)).isEqualTo(isMissed);
        life.take(MechanismStep.COMPLETENESS, MechanismState.COMPLETE);
        assertThat(life.deadline(Clock.COMPLETENESS_CHECK).isMissed(LocalDate.of(2027, 1, 1)))
                .isEqualTo(isMissed);
    }

    @Test
    void theAuthorityExtendsItsTimeWithNotice() {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.ACCEPTED);
        StepInput notice = StepInput.on(life.today());

        assertThat(refusal(() -> life.take(
                                MechanismStep.PROLONGATION,
                                Life.due(notice, LocalDate.of(2026, 12, 4)),
                                Life.REGULATOR))
                        .errors())
                .extracting("field")
                .containsExactly("dueOn");
        life.take(MechanismStep.PROLONGATION, Life.due(notice, LocalDate.of(2026, 12, 5)), Life.REGULATOR);

        assertThat(life.state()).isEqualTo(MechanismState.ACCEPTED);
        assertThat(life.deadline(Clock.RESULT).isMissed(LocalDate.of(2026, 12, 5)))
                .isFalse();
        assertThat(life.deadline(Clock.RESULT).isMissed(LocalDate.of(2026, 12, 6)))
                .isTrue();
    }

    @Test
    void aPassedOneIsValidForThreeYearsToTheEndOfTheLastDay() {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.PASSED);
        Mechanism mechanism = life.dossier.mechanism(life.now());

        assertThat(mechanism.scopeAt(Instant.parse("2026-09-27T15:59:59.999Z"))).isEmpty();
        assertThat(mechanism.scopeAt(Instant.parse("2026-09-27T16:00:00Z"))).contains(Life.SCOPE);
        assertThat(mechanism.scopeAt(Instant.parse("2029-09-28T15:59:59.999Z"))).contains(Life.SCOPE);
        assertThat(mechanism.scopeAt(Instant.parse("2029-09-28T16:00:00Z"))).isEmpty();
        assertThat(life.dossier.stateAt(Instant.parse("2029-09-28T15:59:59.999Z")))
                .isEqualTo(MechanismState.PASSED);
        assertThat(life.dossier.stateAt(Instant.parse("2029-09-28T16:00:00Z"))).isEqualTo(MechanismState.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-22, ", "2026-10-23, ", "2026-10-24, REVIEW_TOO_LATE"})
    void theReassessmentIsAskedForWithinFifteenWorkdays(LocalDate day, MechanismProblem problem) {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.FAILED).on(day);

        Refusal refused = refusal(() -> life.take(MechanismStep.REVIEW));

        if (problem == null) {
            assertThat(life.state()).isEqualTo(MechanismState.UNDER_REVIEW);
        } else {
            assertThat(refused.problem()).isEqualTo(problem);
            assertThat(refused.problem().status()).isEqualTo(422);
            assertThat(refused.findings()).extracting(Finding::provision).containsExactly("SA-13");
        }
    }

    @Test
    void theReassessmentIsFinal() {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.UNDER_REVIEW)
                .take(MechanismStep.REVIEW_RESULT, MechanismState.FAILED);

        Refusal refused = refusal(() -> life.take(MechanismStep.REVIEW));

        assertThat(refused.problem()).isEqualTo(MechanismProblem.REVIEW_FINAL);
        assertThat(refused.findings()).extracting(Finding::outcome).containsExactly("review-final");
    }

    @Test
    void whatPassesOnlyTheReassessmentIsValidFromThenOn() {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.UNDER_REVIEW).on("2026-10-20");

        life.take(MechanismStep.REVIEW_RESULT, MechanismState.PASSED);

        assertThat(life.dossier.validities()).hasSize(1);
        assertThat(life.dossier.validities().get(0).from()).isEqualTo(Instant.parse("2026-10-19T16:00:00Z"));
        assertThat(life.dossier.validities().get(0).until()).contains(Instant.parse("2029-10-20T16:00:00Z"));
    }

    @Test
    void aPassedOneStaysInForceUnderReviewAndKeepsItsTermOrLosesIt() {
        Life kept = Life.in(SECURITY_ASSESSMENT, MechanismState.PASSED).take(MechanismStep.REVIEW);
        assertThat(kept.inForce()).isPresent();
        kept.on("2026-10-20").take(MechanismStep.REVIEW_RESULT, MechanismState.PASSED);
        assertThat(kept.dossier.validities().get(0).until()).contains(Instant.parse("2029-09-28T16:00:00Z"));

        Life lost = Life.in(SECURITY_ASSESSMENT, MechanismState.PASSED).take(MechanismStep.REVIEW);
        lost.on("2026-10-20").take(MechanismStep.REVIEW_RESULT, MechanismState.FAILED);
        assertThat(lost.inForce()).isEmpty();
        assertThat(lost.dossier.mechanism(lost.now()).scopeAt(lost.now().minusSeconds(1)))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "1000000,    0, 1000000, 0,     true",
        "1000000,    0, 1000001, 0,     true",
        "1000000,    0,  999999, 0,     false",
        "      0, 10000,      0, 10000, true",
        "      0, 10000,      0,  9999, false",
        " 999999, 9999,       0,     0, true",
    })
    void afterACrossingTheApplicationContainsTheYear(
            long sent, long sensitiveSent, long declared, long sensitiveDeclared, boolean isAccepted) {
        Life life = new Life().open(SECURITY_ASSESSMENT, Life.scope(declared, sensitiveDeclared));
        life.nonSensitiveSent = sent;
        life.sensitiveSent = sensitiveSent;

        Refusal refused = refusal(() -> life.take(MechanismStep.APPLICATION));

        if (isAccepted) {
            assertThat(life.state()).isEqualTo(MechanismState.APPLIED);
        } else {
            assertThat(refused.problem()).isEqualTo(MechanismProblem.DECLARED_SCOPE_TOO_SMALL);
            assertThat(refused.findings()).extracting(Finding::provision).containsOnly("QA-JAN-1");
            assertThat(life.state()).isEqualTo(MechanismState.SELF_ASSESSED);
        }
    }

    @Test
    void anOperatorOfCriticalInfrastructureNeedsNoCrossing() {
        Life life = new Life().open(SECURITY_ASSESSMENT, Life.scope(0, 0));
        life.facts = new HandlerFacts(HandlerKind.ENTERPRISE, true, OptionalLong.empty());
        life.nonSensitiveSent = 1;

        assertThat(refusal(() -> life.take(MechanismStep.APPLICATION)).problem())
                .isEqualTo(MechanismProblem.DECLARED_SCOPE_TOO_SMALL);
    }

    @Test
    void anApplicationMayWidenWhatWasSelfAssessed() {
        Life life = new Life().open(SECURITY_ASSESSMENT, Life.scope(10, 0));
        life.nonSensitiveSent = 1_000_000;

        life.take(
                MechanismStep.APPLICATION,
                Life.with(StepInput.on(life.today()), Life.scope(1_000_000, 0)),
                Life.OFFICER);

        assertThat(life.dossier.scope().personsMax()).hasValue(1_000_000);
    }

    private static Life apply(String day, ExtensionRequest request) {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.PASSED).on(day);
        return life.take(MechanismStep.EXTENSION, Life.with(StepInput.on(life.today()), request), Life.OFFICER);
    }

    @ParameterizedTest
    @CsvSource({
        "2029-07-05, before-extension-window",
        "2029-07-06, ",
        "2029-07-07, ",
        "2029-09-27, ",
        "2029-09-28, ",
    })
    void theExtensionIsAppliedForInsideTheLastSixtyWorkdays(String day, String outcome) {
        ExtensionRequest request = Life.unchanged(1_200_000, 20_000);

        if (outcome == null) {
            assertThat(apply(day, request).state()).isEqualTo(MechanismState.EXTENSION_APPLIED);
        } else {
            Refusal refused = refusal(() -> apply(day, request));
            assertThat(refused.problem()).isEqualTo(MechanismProblem.OUTSIDE_EXTENSION_WINDOW);
            assertThat(refused.findings()).extracting(Finding::outcome).containsExactly(outcome);
        }
    }

    @Test
    void afterTheLastDayThereIsNothingToExtend() {
        assertThat(refusal(() -> apply("2029-09-29", Life.unchanged(1, 1))).problem())
                .isEqualTo(MechanismProblem.MECHANISM_STEP_NOT_POSSIBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "1440000, 24000, 50, 60, true,  true,  true,  true,  ",
        "1440001, 24000, 50, 60, true,  true,  true,  true,  persons-grow-too-much",
        "1440000, 24001, 50, 60, true,  true,  true,  true,  sensitive-persons-grow-too-much",
        "1440000, 24000, 50, 61, true,  true,  true,  true,  important-data-grow-too-much",
        "1440000, 24000, 50, 60, false, true,  true,  true,  purpose-or-scope-changed",
        "1440000, 24000, 50, 60, true,  false, true,  true,  parties-changed",
        "1440000, 24000, 50, 60, true,  true,  false, true,  documents-do-not-fit",
        "1440000, 24000, 50, 60, true,  true,  true,  false, major-incident",
    })
    void everyOneOfTheSixConditionsIsAskedFor(
            long persons,
            long sensitive,
            long importantFirst,
            long importantNext,
            boolean samePurpose,
            boolean sameParties,
            boolean documentsFit,
            boolean noIncident,
            String outcome) {
        ExtensionRequest request = new ExtensionRequest(
                persons, sensitive, importantFirst, importantNext, samePurpose, sameParties, documentsFit, noIncident);

        if (outcome == null) {
            assertThat(apply("2029-09-03", request).state()).isEqualTo(MechanismState.EXTENSION_APPLIED);
        } else {
            Refusal refused = refusal(() -> apply("2029-09-03", request));
            assertThat(refused.problem()).isEqualTo(MechanismProblem.EXTENSION_CONDITIONS_NOT_MET);
            assertThat(refused.findings()).extracting(Finding::provision).containsOnly("QA-JUL-2");
            assertThat(refused.findings()).extracting(Finding::outcome).containsExactly(outcome);
        }
    }

    @Test
    void aSecondExtensionGrowsFromWhatWasFirstAllowed() {
        Life life = apply("2029-09-03", Life.unchanged(1_440_000, 20_000))
                .take(MechanismStep.EXTENSION_RESULT, MechanismState.PASSED)
                .on("2032-09-06");
        StepInput day = StepInput.on(life.today());

        assertThat(refusal(() -> life.take(
                                MechanismStep.EXTENSION,
                                Life.with(day, Life.unchanged(1_440_001, 20_000)),
                                Life.OFFICER))
                        .findings())
                .extracting(Finding::outcome)
                .containsExactly("persons-grow-too-much");
        life.take(MechanismStep.EXTENSION, Life.with(day, Life.unchanged(1_440_000, 20_000)), Life.OFFICER);
        assertThat(life.state()).isEqualTo(MechanismState.EXTENSION_APPLIED);
    }

    @Test
    void aGrantedExtensionBeginsWhereTheTermEnds() {
        Life life = apply("2029-09-03", Life.unchanged(1_440_000, 20_000))
                .take(MechanismStep.EXTENSION_RESULT, MechanismState.PASSED);

        assertThat(life.dossier.validities()).hasSize(2);
        assertThat(life.dossier.validities().get(1).from()).isEqualTo(Instant.parse("2029-09-28T16:00:00Z"));
        assertThat(life.dossier.validities().get(1).until()).contains(Instant.parse("2032-09-28T16:00:00Z"));
        assertThat(life.inForce()).contains(Life.SCOPE);
        assertThat(life.on("2029-09-29").inForce().orElseThrow().personsMax()).hasValue(1_440_000);
    }

    @Test
    void nothingBridgesTheTimeBetweenTheEndAndALaterGrant() {
        Life life = apply("2029-09-28", Life.unchanged(1_200_000, 20_000)).on("2029-10-15");
        assertThat(life.inForce()).isEmpty();

        life.take(MechanismStep.EXTENSION_RESULT, MechanismState.PASSED);

        assertThat(life.inForce()).isPresent();
        assertThat(life.dossier.mechanism(life.now()).scopeAt(Instant.parse("2029-10-14T15:59:59Z")))
                .isEmpty();
        assertThat(life.dossier.validities().get(1).until()).contains(Instant.parse("2032-09-28T16:00:00Z"));
    }

    @Test
    void aRefusedExtensionLeavesTheRunningTermAsItIs() {
        Life life = apply("2029-09-03", Life.unchanged(1_200_000, 20_000))
                .take(MechanismStep.EXTENSION_RESULT, MechanismState.REFUSED);

        assertThat(life.state()).isEqualTo(MechanismState.PASSED);
        assertThat(life.dossier.validities()).hasSize(1);
        assertThat(life.on("2029-09-29").state()).isEqualTo(MechanismState.EXPIRED);
    }

    @Test
    void aChangeEndsItFromItsDayOn() {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.PASSED).on("2026-10-20");

        life.take(MechanismStep.CHANGE);

        assertThat(life.state()).isEqualTo(MechanismState.REAPPLY_REQUIRED);
        assertThat(life.inForce()).isEmpty();
        Mechanism mechanism = life.dossier.mechanism(life.now());
        assertThat(mechanism.scopeAt(Instant.parse("2026-10-19T15:59:59Z"))).isPresent();
        assertThat(mechanism.scopeAt(Instant.parse("2026-10-19T16:00:00Z"))).isEmpty();
    }

    @Test
    void theAuthoritysNoticeEndsItNowAndNotBefore() {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.PASSED).on("2026-10-20");

        life.take(MechanismStep.TERMINATION, StepInput.on(life.today()), Life.REGULATOR);

        assertThat(life.state()).isEqualTo(MechanismState.TERMINATED);
        assertThat(life.dossier.validities().get(0).until()).contains(life.now());
    }

    @Test
    void aStepLiesNeitherAheadNorBeforeTheOneBefore() {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.APPLIED);

        for (LocalDate day : new LocalDate[] {Life.MONDAY.plusDays(1), Life.MONDAY.minusDays(1)}) {
            assertThat(refusal(() -> life.take(
                                    MechanismStep.COMPLETENESS,
                                    Life.outcome(day, MechanismState.COMPLETE),
                                    Life.REGULATOR))
                            .errors())
                    .extracting("field")
                    .containsExactly("on");
        }
    }

    @Test
    void anOutcomeThatIsNoneIsAFormError() {
        Life life = Life.in(SECURITY_ASSESSMENT, MechanismState.ACCEPTED);

        assertThat(refusal(() -> life.take(MechanismStep.RESULT, MechanismState.FILED))
                        .errors())
                .extracting("field")
                .containsExactly("outcome");
    }

    @Test
    void anAssessmentDeclaresBothClasses() {
        Scope without = new Scope(
                Life.SCOPE.recipientIds(),
                Life.SCOPE.purposes(),
                Life.SCOPE.categories(),
                true,
                false,
                OptionalLong.of(1),
                OptionalLong.empty());

        assertThat(refusal(() -> new Life().open(SECURITY_ASSESSMENT, without)).errors())
                .extracting("field")
                .containsExactly("scope");
    }
}
