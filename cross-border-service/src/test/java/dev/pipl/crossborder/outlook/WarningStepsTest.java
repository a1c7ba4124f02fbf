package dev.pipl.crossborder.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.law.Provisions;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningStepsTest {

    private static final List<Limit> LIMITS = RouteTable.of(Provisions.load()).limits(LocalDate.of(2026, 6, 1));
    private final WarningSteps steps = new WarningSteps(List.of(95, 80, 90));

    @ParameterizedTest
    @CsvSource({
        "79999,",
        "80000,80",
        "80001,80",
        "89999,80",
        "90000,90",
        "94999,90",
        "95000,95",
        "99999,95",
        "100000,",
        "799999,",
        "800000,80",
        "950000,95",
        "999999,95",
        "1000000,",
        "1000001,"
    })
    void aWarningIsDueFromItsShareOnUntilTheLimit(long count, Integer expected) {
        Optional<Integer> step = NextLimit.above(count, SubjectClass.NON_SENSITIVE, LIMITS)
                .flatMap(limit -> steps.reached(count, limit));

        assertThat(step).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"0,", "1,", "7999,", "8000,80", "9000,90", "9499,90", "9500,95", "9999,95", "10000,"})
    void sensitivePersonsHaveTheirOwnLimits(long count, Integer expected) {
        Optional<Integer> step =
                NextLimit.above(count, SubjectClass.SENSITIVE, LIMITS).flatMap(limit -> steps.reached(count, limit));

        assertThat(step).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void aShareThatIsNoWholeNumberIsRoundedUp() {
        Limit limit = new Limit(SubjectClass.SENSITIVE, 101, "X-1");

        assertThat(WarningSteps.firstCount(80, limit)).isEqualTo(81);
        assertThat(steps.reached(80, limit)).isEmpty();
        assertThat(steps.reached(81, limit)).contains(80);
    }

    @Test
    void aWarningAtOrAboveTheLimitIsNone() {
        assertThatThrownBy(() -> new WarningSteps(List.of(80, 100))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WarningSteps(List.of(0))).isInstanceOf(IllegalArgumentException.class);
    }
}
