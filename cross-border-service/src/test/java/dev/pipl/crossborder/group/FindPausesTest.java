package dev.pipl.crossborder.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.outlook.DayCount;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindPausesTest {

    private static final SplittingSettings SETTINGS = new SplittingSettings(80, 95, 14, 31, 1_000, 7, 100, 50);
    private final FindPauses find = new FindPauses(RouteTable.of(Provisions.load()), SETTINGS);

    private static YearView year(long nonSensitive, long sensitive) {
        return new YearView(
                "h",
                2026,
                3,
                Optional.empty(),
                Optional.empty(),
                new HeadCounts(exactly(nonSensitive), exactly(sensitive)),
                Optional.empty(),
                true,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static HeadCount exactly(long count) {
        return new HeadCount(count, count, true, count);
    }

    private static List<DayCount> day(int year, int month, int day) {
        return List.of(new DayCount(LocalDate.of(year, month, day), 1, 10, 0));
    }

    @ParameterizedTest
    @CsvSource({"94999,0", "95000,1", "95001,1", "99999,1", "100000,0", "949999,0", "950000,1", "999999,1", "1000000,0"
    })
    void onlyWhoStopsJustBelowALimitPauses(long count, int expected) {
        assertThat(find.find(year(count, 0), day(2026, 12, 1), day(2027, 1, 2))).hasSize(expected);
        assertThat(find.isNear(year(count, 0))).isEqualTo(expected > 0);
    }

    @ParameterizedTest
    @CsvSource({"16,1,1", "17,1,1", "18,1,0", "17,31,1"})
    void thePauseLastsToTheYearsEndAndEndsSoonAfter(int lastDay, int resumedDay, int expected) {
        assertThat(find.find(year(0, 9_999), day(2026, 12, lastDay), day(2027, 1, resumedDay)))
                .hasSize(expected);
    }

    @Test
    void whoSendsNothingInTheNewYearHasMerelyStopped() {
        assertThat(find.find(year(99_000, 0), day(2026, 12, 1), List.of())).isEmpty();
        assertThat(find.find(year(99_000, 0), day(2026, 12, 1), day(2027, 2, 1)))
                .isEmpty();
    }

    @Test
    void theEvidenceShowsFiguresAndDates() {
        Suspicion seen =
                find.find(year(99_000, 0), day(2026, 12, 1), day(2027, 1, 2)).get(0);

        assertThat(seen.signal()).isEqualTo(Signal.PAUSED_AT_LIMIT);
        assertThat(seen.evidence().pauses())
                .containsExactly(
                        new Evidence.Pause("h", 99_000, 100_000, LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 2)));
        assertThat(seen.holds()).isEmpty();
    }
}
