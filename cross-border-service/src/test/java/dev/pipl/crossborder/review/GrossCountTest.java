package dev.pipl.crossborder.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.law.Provisions;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrossCountTest {

    private static final LocalDate ON = LocalDate.of(2026, 3, 1);
    private static final GrossCount.Finder FINDER = new GrossCount.Finder(Provisions.load());

    @Test
    void theGrossCountIsToldOfFromTheLimitOnWhileTheCountedOneIsBelow() {
        assertThat(nonSensitive(99_998, 99_999)).isEmpty();
        assertThat(nonSensitive(99_999, 100_000))
                .containsExactly(new GrossCount(2026, SubjectClass.NON_SENSITIVE, 100_000, "CBDF-8", 100_000, 99_999));
        assertThat(nonSensitive(100_000, 100_001)).isEmpty();
    }

    @Test
    void everyLimitThatOnlyTheGrossCountReachesIsToldOf() {
        assertThat(nonSensitive(0, 1_000_000)).extracting(GrossCount::threshold).containsExactly(100_000L, 1_000_000L);
    }

    @Test
    void theFirstSensitivePersonIsALimitOfDutyAndTheFirstOtherIsNot() {
        assertThat(nonSensitive(0, 1)).isEmpty();
        assertThat(FINDER.in(2026, ON, new YearFigures(ClassCount.NOBODY, new ClassCount(0, 1), false, false)))
                .extracting(GrossCount::threshold)
                .containsExactly(1L);
    }

    @Test
    void beforeTheLimitsWereInForceThereIsNone() {
        YearFigures figures = new YearFigures(new ClassCount(0, 1_000_000), ClassCount.NOBODY, false, false);

        assertThat(FINDER.in(2024, LocalDate.of(2024, 3, 21), figures)).isEmpty();
        assertThat(FINDER.in(2024, LocalDate.of(2024, 3, 22), figures)).isNotEmpty();
    }

    private static List<GrossCount> nonSensitive(long counted, long gross) {
        return FINDER.in(2026, ON, new YearFigures(new ClassCount(counted, gross), ClassCount.NOBODY, false, false));
    }
}
