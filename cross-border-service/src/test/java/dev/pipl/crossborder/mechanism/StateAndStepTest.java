package dev.pipl.crossborder.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipl.crossborder.mechanism.StepInput.Impact;
import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state against every step: what the guide's two machines allow leads on, everything else is a conflict. */
class StateAndStepTest {

    private static final Map<String, String> ASSESSMENT = table("""
            SELF_ASSESSED:     APPLICATION
            APPLIED:           COMPLETENESS
            RETURNED:          APPLICATION
            COMPLETE:          ACCEPTANCE
            NOT_ACCEPTED:
            ACCEPTED:          PROLONGATION RESULT
            PASSED:            REVIEW EXTENSION CHANGE TERMINATION
            FAILED:            REVIEW
            UNDER_REVIEW:      REVIEW_RESULT TERMINATION
            EXTENSION_APPLIED: EXTENSION_RESULT CHANGE TERMINATION
            REAPPLY_REQUIRED:  TERMINATION
            TERMINATED:
            EXPIRED:
            """);
    private static final Map<String, String> CONTRACT = table("""
            PIPIA_DONE:          SIGNING TERMINATION
            SIGNED:              EFFECT TERMINATION
            EFFECTIVE:           FILING CHANGE TERMINATION
            FILING_SUBMITTED:    FILING_CHECK CHANGE TERMINATION
            SUPPLEMENT_REQUIRED: SUPPLEMENT CHANGE TERMINATION
            FILED:               CHANGE TERMINATION
            FILING_TERMINATED:   FILING CHANGE TERMINATION
            CHANGED:             SIGNING TERMINATION
            TERMINATED:
            """);
    private static final Map<String, String> ORGAN = table("""
            PROPOSED:   APPROVAL REFUSAL
            APPROVED:   TERMINATION
            REFUSED:
            TERMINATED:
            """);

    private static Map<String, String> table(String text) {
        return text.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(row -> row[0], row -> row[1].strip(), (a, b) -> b, TreeMap::new));
    }

    static Stream<Arguments> statesAndSteps() {
        return Map.of(
                        MechanismKind.SECURITY_ASSESSMENT,
                        ASSESSMENT,
                        MechanismKind.STANDARD_CONTRACT,
                        CONTRACT,
                        MechanismKind.STATE_ORGAN_ASSESSMENT,
                        ORGAN)
                .entrySet()
                .stream()
                .flatMap(kind -> kind.getValue().entrySet().stream()
                        .flatMap(row -> Arrays.stream(MechanismStep.values())
                                .map(step -> Arguments.of(
                                        kind.getKey(),
                                        MechanismState.valueOf(row.getKey()),
                                        step,
                                        Set.of(row.getValue().split(" +")).contains(step.name())))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("statesAndSteps")
    void aStepIsPossibleWhereTheGuideSaysAndNowhereElse(
            MechanismKind kind, MechanismState state, MechanismStep step, boolean isPossible) {
        // Given
        Life life = Life.in(kind, state);
        assertThat(life.state()).isEqualTo(state);
        long version = life.dossier.version();

        // When
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> life.take(step, input(life, step), actor(life, step)));

        // Then
        if (isPossible) {
            assertThat(refusal).isNull();
            assertThat(life.dossier.version()).isEqualTo(version + 1);
            assertThat(step.outcomes()).contains(life.dossier.lastStep().to());
        } else {
            assertThat(refusal.problem()).isEqualTo(MechanismProblem.MECHANISM_STEP_NOT_POSSIBLE);
            assertThat(refusal.problem().status()).isEqualTo(409);
        }
    }

    /** Sound for the step, so that only the state can refuse it. */
    private static StepInput input(Life life, MechanismStep step) {
        LocalDate day = step == MechanismStep.EXTENSION ? LocalDate.of(2029, 9, 3) : life.today();
        life.on(day);
        StepInput input = step.outcomes().size() > 1
                ? Life.outcome(day, step.outcomes().get(0))
                : Life.due(StepInput.on(day), LocalDate.of(2029, 12, 31));
        StepInput withImpact = Life.with(input, new Impact("pipia-2", day));
        return step == MechanismStep.EXTENSION ? Life.with(withImpact, Life.unchanged(1_200_000, 20_000)) : withImpact;
    }

    private static Actor actor(Life life, MechanismStep step) {
        return TakeStep.isOfAuthority(life.dossier, step) ? Life.REGULATOR : Life.OFFICER;
    }

    static Stream<MechanismStep> steps() {
        return Arrays.stream(MechanismStep.values());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aCertificateHasNoStepsHere(MechanismStep step) {
        assertThat(Transitions.allow(MechanismKind.CERTIFICATE, MechanismState.VALID, step))
                .isFalse();
        assertThat(Transitions.allow(MechanismKind.CERTIFICATE, MechanismState.SUSPENDED, step))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void anAuthoritysStepByAnOfficerNamesTheLetter(MechanismStep step) {
        if (!step.isOfAuthority()) {
            return;
        }
        // Given
        MechanismKind kind = step == MechanismStep.FILING_CHECK
                ? MechanismKind.STANDARD_CONTRACT
                : MechanismKind.SECURITY_ASSESSMENT;
        Map<String, String> table = kind == MechanismKind.STANDARD_CONTRACT ? CONTRACT : ASSESSMENT;
        String state = table.entrySet().stream()
                .filter(row -> Set.of(row.getValue().split(" +")).contains(step.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Life life = Life.in(kind, MechanismState.valueOf(state));

        // When
        Optional<Refusal> refusal = Optional.ofNullable(
                catchThrowableOfType(Refusal.class, () -> life.take(step, input(life, step), Life.OFFICER)));

        // Then
        assertThat(refusal)
                .hasValueSatisfying(refused -> assertThat(refused.errors())
                        .anySatisfy(error -> assertThat(error.field()).isEqualTo("reference")));
    }
}
