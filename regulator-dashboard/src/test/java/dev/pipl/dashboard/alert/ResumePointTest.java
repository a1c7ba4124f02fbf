package dev.pipl.dashboard.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumePointTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    7,  ,   7
                    7,  3,  7
                     ,  3,  3
                     ,  ,   20
                     ,  0,  0
                    19, ,   19
                    20, ,   20
                    """)
    void theLastEventHeardWinsOverTheAddressAndBothOverTheHead(String lastEventId, String after, long expected) {
        assertThat(ResumePoint.of(lastEventId, after, 20)).isEqualTo(expected);
    }

    @Test
    void aClientThatKnowsMoreThanThereIsStartsOver() {
        assertThat(ResumePoint.of("21", null, 20)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
    void whatIsNoSequenceIsRefused(String given) {
        assertThatThrownBy(() -> ResumePoint.of(given, null, 20))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem()).isEqualTo(CommonProblem.VALIDATION_FAILED));
        assertThatThrownBy(() -> ResumePoint.of(null, given, 20)).isInstanceOf(Refusal.class);
    }
}
