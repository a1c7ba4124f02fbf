package dev.pipl.crossborder.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YearAskedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate LAW = LocalDate.of(2021, 11, 1);

    @Test
    void theCurrentYearIsAnsweredByTodaysRulesAndAnyOtherByItsLastDays() {
        assertThat(YearAsked.of(null, TODAY, LAW)).isEqualTo(new YearAsked(2026, TODAY));
        assertThat(YearAsked.of("2026", TODAY, LAW)).isEqualTo(new YearAsked(2026, TODAY));
        assertThat(YearAsked.of("2021", TODAY, LAW)).isEqualTo(new YearAsked(2021, LocalDate.of(2021, 12, 31)));
        assertThat(YearAsked.of("2027", TODAY, LAW)).isEqualTo(new YearAsked(2027, LocalDate.of(2027, 12, 31)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020", "2028", "abc", "-1", "20261", "99999999999999999999", "2026.0"})
    void anyOtherYearIsAFormError(String asked) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> YearAsked.of(asked, TODAY, LAW))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(400));
    }
}
