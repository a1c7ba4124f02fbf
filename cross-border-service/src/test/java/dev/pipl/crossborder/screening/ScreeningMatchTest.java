package dev.pipl.crossborder.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipl.crossborder.screening.ScreenNames.Certainty;
import dev.pipl.crossborder.screening.ScreeningMatch.Decision;
import dev.pipl.crossborder.screening.ScreeningMatch.State;
import dev.pipl.kit.problem.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningMatchTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static ScreeningMatch match(Certainty certainty, State state, Optional<String> decidedBy) {
        return new ScreeningMatch(
                "m-1",
                "h-1",
                "r-1",
                1,
                "anna",
                "e-1",
                1,
                new ScreenNames.Hit(certainty, 0.95, "Lion", "Lyon"),
                1,
                state,
                NOW,
                decidedBy.map(by -> new Decision(NOW, by, "why")));
    }

    @ParameterizedTest
    @CsvSource({
        "UNREVIEWED, CLEARED, true",
        "UNREVIEWED, CONFIRMED, true",
        "UNREVIEWED, UNREVIEWED, false",
        "CLEARED, CONFIRMED, true",
        "CLEARED, CLEARED, false",
        "CLEARED, UNREVIEWED, false",
        "CONFIRMED, CLEARED, true",
        "CONFIRMED, CONFIRMED, false",
        "CONFIRMED, UNREVIEWED, false",
    })
    void aDecisionIsTakenOnceAndCanBeOverruled(State from, State to, boolean isLegal) {
        ScreeningMatch match = match(Certainty.POSSIBLE, from, Optional.of("berta"));
        Decision decision = new Decision(NOW, "carla", "why");

        if (isLegal) {
            assertThat(match.decided(to, decision).state()).isEqualTo(to);
            assertThat(match.decided(to, decision).version()).isEqualTo(2);
        } else {
            assertThat(catchThrowableOfType(Refusal.class, () -> match.decided(to, decision))
                            .problem())
                    .isEqualTo(ScreeningProblem.SCREENING_MATCH_DECIDED);
        }
    }

    @Test
    void nobodyClearsWhomHeNamedNorOverrulesHimself() {
        ScreeningMatch open = match(Certainty.POSSIBLE, State.UNREVIEWED, Optional.empty());
        ScreeningMatch confirmed = match(Certainty.POSSIBLE, State.CONFIRMED, Optional.of("berta"));

        assertThat(open.isOwnCause(State.CLEARED, "anna")).isTrue();
        assertThat(open.isOwnCause(State.CONFIRMED, "anna")).isFalse();
        assertThat(open.isOwnCause(State.CLEARED, "berta")).isFalse();
        assertThat(confirmed.isOwnCause(State.CLEARED, "berta")).isTrue();
        assertThat(confirmed.isOwnCause(State.CLEARED, "carla")).isFalse();
    }

    @Test
    void onlyAnOpenPossibleMatchIsForTheHandler() {
        assertThat(match(Certainty.POSSIBLE, State.UNREVIEWED, Optional.empty()).isForHandler())
                .isTrue();
        assertThat(match(Certainty.EXACT, State.UNREVIEWED, Optional.empty()).isForHandler())
                .isFalse();
        assertThat(match(Certainty.POSSIBLE, State.CLEARED, Optional.of("berta"))
                        .isForHandler())
                .isFalse();
    }
}
