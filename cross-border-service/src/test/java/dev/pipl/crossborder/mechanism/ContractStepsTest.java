package dev.pipl.crossborder.mechanism;

import static dev.pipl.crossborder.mechanism.MechanismKind.BAY_AREA_CONTRACT;
import static dev.pipl.crossborder.mechanism.MechanismKind.SECURITY_ASSESSMENT;
import static dev.pipl.crossborder.mechanism.MechanismKind.STANDARD_CONTRACT;
import static dev.pipl.crossborder.mechanism.MechanismKind.STATE_ORGAN_ASSESSMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipl.crossborder.mechanism.StepDeadline.Clock;
import dev.pipl.crossborder.mechanism.StepInput.Impact;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Finding;
import dev.pipl.law.route.HandlerFacts;
import dev.pipl.law.route.HandlerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contracts of guide 3.8, with their clocks over the make-up workdays of October 2026. */
class ContractStepsTest {

    private static final Scope WITH_IMPORTANT_DATA = new Scope(
            Set.of(Life.RECIPIENT),
            Set.of(Life.PURPOSE),
            Set.of("NAME"),
            false,
            true,
            OptionalLong.empty(),
            OptionalLong.empty());

    private static Refusal refusal(ThrowingCallable step) {
        return catchThrowableOfType(Refusal.class, step);
    }

    private static HandlerFacts facts(HandlerKind kind, boolean criticalInfrastructure) {
        return new HandlerFacts(kind, criticalInfrastructure, OptionalLong.empty());
    }

    @Test
    void aContractCoversFromTheDayItTakesEffectAndNeedsNoFilingForThat() {
        Life life = Life.in(STANDARD_CONTRACT, MechanismState.EFFECTIVE);

        Mechanism mechanism = life.dossier.mechanism(life.now());
        assertThat(mechanism.scopeAt(Instant.parse("2026-09-27T15:59:59Z"))).isEmpty();
        assertThat(mechanism.scopeAt(Instant.parse("2026-09-27T16:00:00Z"))).contains(Life.SCOPE);
        assertThat(life.dossier.validities().get(0).until()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-10-15, false", "2026-10-16, false", "2026-10-17, true"})
    void theFilingIsLateAfterTenWorkdays(LocalDate day, boolean isLate) {
        Life life = Life.in(STANDARD_CONTRACT, MechanismState.EFFECTIVE).on(day);

        assertThat(life.deadline(Clock.FILING).legal().provision()).isEqualTo("SCC-7");
        assertThat(life.deadline(Clock.FILING).isMissed(day)).isEqualTo(isLate);
        life.take(MechanismStep.FILING);
        assertThat(life.deadline(Clock.FILING).isMissed(LocalDate.of(2027, 1, 1)))
                .isEqualTo(isLate);
        assertThat(life.inForce()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"2026-10-22, false", "2026-10-23, false", "2026-10-24, true"})
    void theFilingIsCheckedWithinFifteenWorkdays(LocalDate day, boolean isMissed) {
        Life life = Life.in(STANDARD_CONTRACT, MechanismState.FILING_SUBMITTED);

        assertThat(life.deadline(Clock.FILING_CHECK).isMissed(day)).isEqualTo(isMissed);
    }

    @ParameterizedTest
    @CsvSource({"2026-10-15, false", "2026-10-16, false", "2026-10-17, true"})
    void aSupplementIsDueWithinTenWorkdays(LocalDate day, boolean isMissed) {
        Life life = Life.in(STANDARD_CONTRACT, MechanismState.SUPPLEMENT_REQUIRED);

        assertThat(life.deadline(Clock.SUPPLEMENT).isMissed(day)).isEqualTo(isMissed);
        life.on(day).take(MechanismStep.SUPPLEMENT);
        assertThat(life.state()).isEqualTo(MechanismState.FILING_SUBMITTED);
        assertThat(life.deadline(Clock.FILING_CHECK).legal().start()).isEqualTo(day);
    }

    @Test
    void aTerminatedFilingTakesNothingFromTheContractAndCanBeMadeAgain() {
        Life life = Life.in(STANDARD_CONTRACT, MechanismState.FILING_TERMINATED);

        assertThat(life.inForce()).isPresent();
        life.take(MechanismStep.FILING);
        assertThat(life.state()).isEqualTo(MechanismState.FILING_SUBMITTED);
    }

    @Test
    void aContractIsNotOpenToEverybody() {
        Life critical = new Life();
        critical.facts = facts(HandlerKind.ENTERPRISE, true);
        Life organ = new Life();
        organ.facts = facts(HandlerKind.STATE_ORGAN, false);
        Life everything = new Life();
        everything.facts = facts(HandlerKind.STATE_ORGAN, true);

        assertThat(outcomes(() -> critical.open(STANDARD_CONTRACT))).containsExactly("CBDF-7 critical-infrastructure");
        assertThat(outcomes(() -> new Life().open(STANDARD_CONTRACT, WITH_IMPORTANT_DATA)))
                .containsExactly("CBDF-7 important-data");
        assertThat(outcomes(() -> organ.open(STANDARD_CONTRACT))).containsExactly("PIPL-36 state-organ-assesses");
        assertThat(outcomes(() -> everything.open(BAY_AREA_CONTRACT, WITH_IMPORTANT_DATA)))
                .containsExactly(
                        "CBDF-7 critical-infrastructure", "CBDF-7 important-data", "PIPL-36 state-organ-assesses");
        assertThat(refusal(() -> critical.open(STANDARD_CONTRACT)).problem())
                .isEqualTo(MechanismProblem.CONTRACT_NOT_OPEN);
    }

    @Test
    void whoBecameAnOperatorMeanwhileDoesNotBringItIntoEffect() {
        Life life = Life.in(STANDARD_CONTRACT, MechanismState.SIGNED);
        life.facts = facts(HandlerKind.ENTERPRISE, true);

        assertThat(refusal(() -> life.take(MechanismStep.EFFECT)).problem())
                .isEqualTo(MechanismProblem.CONTRACT_NOT_OPEN);
    }

    private static List<String> outcomes(ThrowingCallable step) {
        return refusal(step).findings().stream()
                .map(finding -> finding.provision() + " " + finding.outcome())
                .toList();
    }

    @Test
    void whatFailedAnAssessmentIsClosedToContracts() {
        Life life = new Life();
        life.others = List.of(Life.in(SECURITY_ASSESSMENT, MechanismState.FAILED).dossier);

        Refusal refused = refusal(() -> life.open(STANDARD_CONTRACT));

        assertThat(refused.problem()).isEqualTo(MechanismProblem.MATTER_BARRED);
        assertThat(refused.findings()).extracting(Finding::provision).containsExactly("QA-JAN-1");
    }

    @Test
    void theAreasContractIsForRecipientsInsideTheArea() {
        assertThat(outcomes(() -> new Life().open(BAY_AREA_CONTRACT)))
                .containsExactly("QA-JAN-2 recipient-outside-bay-area");
        Life inside = new Life();
        inside.inBayArea = Set.of(Life.RECIPIENT);
        assertThat(inside.open(BAY_AREA_CONTRACT).state()).isEqualTo(MechanismState.PIPIA_DONE);
    }

    @ParameterizedTest
    @CsvSource({"2026-09-27, false", "2026-09-28, false", "2026-09-29, true"})
    void theImpactAssessmentComesFirst(LocalDate completedOn, boolean isTooLate) {
        Life life = new Life().open(STANDARD_CONTRACT);
        life.take(
                MechanismStep.SIGNING,
                Life.with(StepInput.on(life.today()), new Impact("pipia-2", completedOn)),
                Life.OFFICER);

        Refusal refused = refusal(() -> life.take(MechanismStep.EFFECT));

        if (isTooLate) {
            assertThat(refused.problem()).isEqualTo(MechanismProblem.IMPACT_ASSESSMENT_TOO_LATE);
            assertThat(refused.findings()).extracting(Finding::provision).containsExactly("PIPL-55");
        } else {
            assertThat(life.state()).isEqualTo(MechanismState.EFFECTIVE);
        }
    }

    @Test
    void aChangeAsksForAnotherImpactAssessmentContractAndFiling() {
        Life life = Life.in(STANDARD_CONTRACT, MechanismState.FILED)
                .on("2026-10-20")
                .take(MechanismStep.CHANGE);
        assertThat(life.inForce()).isEmpty();

        assertThat(refusal(() -> life.take(MechanismStep.SIGNING)).errors())
                .extracting("field")
                .containsExactly("impactAssessment");
        StepInput today = StepInput.on(life.today());
        life.take(
                        MechanismStep.SIGNING,
                        Life.with(Life.with(today, Life.scope(5, 5)), new Impact("pipia-2", life.today())),
                        Life.OFFICER)
                .take(MechanismStep.EFFECT);

        assertThat(life.inForce()).contains(Life.scope(5, 5));
        assertThat(life.deadline(Clock.FILING).legal().start()).isEqualTo("2026-10-20");
        assertThat(life.deadline(Clock.FILING).metOn()).isEmpty();
    }

    @Test
    void aChangeThatIsPreparedLeavesNoGap() {
        Life life = Life.in(STANDARD_CONTRACT, MechanismState.FILED);
        LocalDate newYear = LocalDate.of(2027, 1, 1);

        life.take(MechanismStep.CHANGE, StepInput.on(newYear), Life.OFFICER)
                .take(
                        MechanismStep.SIGNING,
                        Life.with(StepInput.on(life.today()), new Impact("pipia-2", life.today())),
                        Life.OFFICER)
                .take(MechanismStep.EFFECT, StepInput.on(newYear), Life.OFFICER);

        Mechanism mechanism = life.dossier.mechanism(life.now());
        assertThat(mechanism.scopeAt(Instant.parse("2026-12-31T15:59:59.999Z"))).isPresent();
        assertThat(mechanism.scopeAt(Instant.parse("2026-12-31T16:00:00Z"))).isPresent();
        assertThat(mechanism.validities()).hasSize(2);
    }

    @Test
    void aContractNamesItsImpactAssessment() {
        Life life = new Life();

        assertThat(refusal(() -> new TakeStep(Life.LAW, Life.WORKDAYS)
                                .open(
                                        new Opening("m", "h", STANDARD_CONTRACT, Life.SCOPE),
                                        StepInput.on(life.today()),
                                        Life.OFFICER,
                                        life.now(),
                                        life))
                        .errors())
                .extracting("field")
                .containsExactly("impactAssessment");
    }

    @Test
    void onlyStateOrgansAndAuthorisedBodiesAssessThemselves() {
        Refusal refused = refusal(() -> new Life().open(STATE_ORGAN_ASSESSMENT));
        assertThat(refused.problem()).isEqualTo(MechanismProblem.STATE_ORGAN_ONLY);
        assertThat(refused.findings()).extracting(Finding::provision).containsExactly("PIPL-36");

        Life body = new Life();
        body.facts = facts(HandlerKind.PUBLIC_BODY, false);
        assertThat(body.open(STATE_ORGAN_ASSESSMENT).state()).isEqualTo(MechanismState.PROPOSED);
        assertThat(body.inForce()).isEmpty();
        assertThat(body.take(MechanismStep.APPROVAL).inForce()).isPresent();
    }

    @Test
    void aCertificateIsNotOpenedHere() {
        Refusal refused = refusal(() -> new Life().open(MechanismKind.CERTIFICATE));

        assertThat(refused.problem()).isEqualTo(MechanismProblem.CERTIFICATE_ISSUED_BY_BODY);
        assertThat(refused.findings()).extracting(Finding::provision).containsExactly("CERT-8");
    }
}
