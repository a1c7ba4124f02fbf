package dev.pipl.crossborder.mechanism;

import static dev.pipl.crossborder.mechanism.MechanismKind.SECURITY_ASSESSMENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarredMattersTest {

    private static Dossier in(MechanismState state) {
        return Life.in(SECURITY_ASSESSMENT, state).dossier;
    }

    @ParameterizedTest
    @CsvSource({"r-1, HOTEL_BOOKING, true", "r-2, HOTEL_BOOKING, false", "r-1, MARKETING, false"})
    void aFailedAssessmentClosesItsMatterAndNoOther(String recipientId, String purpose, boolean isBarred) {
        BarredMatters matters = new BarredMatters(List.of(in(MechanismState.FAILED)));

        assertThat(matters.by(recipientId, purpose).isPresent()).isEqualTo(isBarred);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, false",
        "NOT_ACCEPTED, false",
        "PASSED, false",
        "TERMINATED, false",
        "EXPIRED, false",
        "FAILED, true",
        "UNDER_REVIEW, true",
    })
    void onlyAFailureClosesAndUntilItsReviewIsOver(MechanismState state, boolean isBarred) {
        assertThat(new BarredMatters(List.of(in(state))).by(Life.SCOPE).isPresent())
                .isEqualTo(isBarred);
    }

    @Test
    void aLaterPassedAssessmentOpensItAgain() {
        Dossier failed = in(MechanismState.FAILED);
        Dossier passed = Life.in(SECURITY_ASSESSMENT, MechanismState.ACCEPTED)
                .on("2026-10-20")
                .take(MechanismStep.RESULT, MechanismState.PASSED)
                .dossier;

        assertThat(new BarredMatters(List.of(passed, failed)).by(Life.SCOPE)).isEmpty();
    }
}
