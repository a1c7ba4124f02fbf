package dev.pipl.certification.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FilingStateTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Map<String, UnaryOperator<FilingState>> VERBS = Map.of(
            "submit", state -> state.submit(DAY.plusDays(2)),
            "accept", state -> state.accept(DAY.plusDays(2), DAY.plusDays(2)),
            "reject", state -> state.reject(DAY.plusDays(2), "incomplete"));

    static Stream<Arguments> everyStateWithEveryVerb() {
        FilingState qualified = new FilingState.Qualified();
        FilingState submitted = new FilingState.Submitted(DAY);
        FilingState filed = new FilingState.Filed(DAY, DAY);
        FilingState rejected = new FilingState.Rejected(DAY, "incomplete");
        return Stream.of(
                Arguments.of(qualified, "submit", "FILING_SUBMITTED"),
                Arguments.of(qualified, "accept", null),
                Arguments.of(qualified, "reject", null),
                Arguments.of(submitted, "submit", null),
                Arguments.of(submitted, "accept", "FILED"),
                Arguments.of(submitted, "reject", "REJECTED"),
                Arguments.of(filed, "submit", null),
                Arguments.of(filed, "accept", null),
                Arguments.of(filed, "reject", null),
                Arguments.of(rejected, "submit", "FILING_SUBMITTED"),
                Arguments.of(rejected, "accept", null),
                Arguments.of(rejected, "reject", null));
    }

    @ParameterizedTest
    @MethodSource("everyStateWithEveryVerb")
    void aVerbLeadsOnOrIsRefusedAsAConflict(FilingState state, String verb, String next) {
        if (next == null) {
            assertThatThrownBy(() -> VERBS.get(verb).apply(state)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.problem().code()).isEqualTo("filing-state");
                assertThat(refusal.problem().status()).isEqualTo(409);
                assertThat(refusal.detail().orElseThrow().en()).contains(state.wireName());
                assertThat(refusal.detail().orElseThrow().zh()).contains(state.wireName());
            });
        } else {
            assertThat(VERBS.get(verb).apply(state).wireName()).isEqualTo(next);
        }
    }

    @Test
    void onlyABodyOnFileMayCertify() {
        assertThat(new FilingState.Filed(DAY, DAY).letsCertify(DAY)).isTrue();
        assertThat(new FilingState.Qualified().letsCertify(DAY)).isFalse();
        assertThat(new FilingState.Submitted(DAY).letsCertify(DAY)).isFalse();
        assertThat(new FilingState.Rejected(DAY, "x").letsCertify(DAY)).isFalse();
    }

    @Test
    void theAuthorityCannotAnswerBeforeTheFiling() {
        FilingState submitted = new FilingState.Submitted(DAY);

        assertThatThrownBy(() -> submitted.accept(DAY.minusDays(1), DAY)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> submitted.reject(DAY.minusDays(1), "x")).isInstanceOf(Refusal.class);
        assertThat(submitted.accept(DAY, DAY).filedOn()).isEqualTo(DAY);
    }

    @Test
    void aFilingIsNotMadePublicBeforeItIsAccepted() {
        FilingState submitted = new FilingState.Submitted(DAY);

        assertThatThrownBy(() -> submitted.accept(DAY.plusDays(1), DAY)).isInstanceOf(Refusal.class);
    }
}
