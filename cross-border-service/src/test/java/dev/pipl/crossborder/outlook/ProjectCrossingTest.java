package dev.pipl.crossborder.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.outlook.Forecast.Outcome;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectCrossingTest {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);
    private static final long SEED = 42;

    /** How a synthetic handler's days come about; what comes next goes on the same way. */
    private enum Kind {
        /** About the same every day. */
        STEADY {
            @Override
            long day(Random random, int day) {
                return Math.max(0, Math.round(500 + 120 * random.nextGaussian()));
            }
        },
        /** Nothing at weekends. */
        WORKDAYS {
            @Override
            long day(Random random, int day) {
                return day % 7 >= 5 ? 0 : Math.max(0, Math.round(700 + 150 * random.nextGaussian()));
            }
        },
        /** A few large days among many small ones. */
        SKEWED {
            @Override
            long day(Random random, int day) {
                return Math.round(300 * Math.exp(0.9 * random.nextGaussian()));
            }
        },
        /** A batch about every third day. */
        BATCHES {
            @Override
            long day(Random random, int day) {
                return random.nextInt(3) == 0 ? 1_000 + random.nextInt(1_000) : 0;
            }
        };

        abstract long day(Random random, int day);
    }

    private static long[] days(int count, IntToLongFunction newPersons) {
        return IntStream.range(0, count).mapToLong(newPersons).toArray();
    }

    /** A band of nominally 95 per cent; with four weeks of history it holds the truth in at least 85 of 100 runs. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void theBandHoldsTheTrueDateInAtLeastEightyFiveOfAHundredRuns(Kind kind) {
        int held = 0;
        int bothSides = 0;
        int runs = 300;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(run * 31L + kind.ordinal());
            int history = 28;
            int[] today = {0};
            long[] past = days(history, day -> kind.day(random, today[0]++));
            long count = Arrays.stream(past).sum();
            long limit = count + 12_000 + random.nextInt(20_000);
            LocalDate truth = truth(kind, random, history, limit - count);
            Forecast forecast = ProjectCrossing.project(past, count, limit, JUNE, run);
            LocalDate low = forecast.low().orElse(LAST.plusDays(1));
            LocalDate high = forecast.high().orElse(LAST.plusDays(1));
            if (!truth.isBefore(low) && !truth.isAfter(high)) {
                held++;
            }
            if (truth.isBefore(forecast.mid().orElse(LAST))) {
                bothSides++;
            }
        }
        assertThat(held).as("runs of %d whose band holds the true date", runs).isGreaterThanOrEqualTo(runs * 85 / 100);
        assertThat(bothSides).as("runs before the middle").isBetween(runs * 30 / 100, runs * 70 / 100);
    }

    private static LocalDate truth(Kind kind, Random random, int from, long missing) {
        long left = missing;
        for (int day = 0; ; day++) {
            left -= kind.day(random, from + day);
            if (left <= 0) {
                return JUNE.plusDays(day);
            }
        }
    }

    @Test
    void aSteadyPaceGivesTheDateThatArithmeticGives() {
        long[] hundredADay = days(28, day -> 100);

        Forecast forecast = ProjectCrossing.project(hundredADay, 2_800, 3_800, JUNE, SEED);

        assertThat(forecast.outcome()).isEqualTo(Outcome.PROJECTED);
        assertThat(forecast.low()).contains(LocalDate.of(2026, 6, 10));
        assertThat(forecast.mid()).contains(LocalDate.of(2026, 6, 10));
        assertThat(forecast.high()).contains(LocalDate.of(2026, 6, 10));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noDateIsInThePastOrPastTheYearAndTheBandIsInOrder(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            LocalDate today = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(365));
            long[] past = days(random.nextInt(60), day -> random.nextInt(4) == 0 ? random.nextInt(20_000) : 0);
            long count = Arrays.stream(past).sum() + random.nextInt(100);
            Forecast forecast =
                    ProjectCrossing.project(past, count, count + random.nextInt(300_000) - 1_000, today, seed);

            LocalDate low = forecast.low().orElse(LAST);
            LocalDate mid = forecast.mid().orElse(LAST);
            LocalDate high = forecast.high().orElse(LAST);
            assertThat(List.of(low, mid, high)).isSorted().allMatch(day -> !day.isBefore(today) && !day.isAfter(LAST));
            assertThat(forecast.low().isPresent()).isEqualTo(forecast.outcome() == Outcome.PROJECTED);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aHigherLimitIsNeverReachedBeforeALowerOne(long seed) {
        Random random = new Random(seed);
        long[] past = days(40, day -> random.nextInt(2_000));
        LocalDate[] before = {JUNE, JUNE, JUNE};

        for (long limit = 50_000; limit < 400_000; limit += 10_000) {
            Forecast forecast = ProjectCrossing.project(past, 40_000, limit, JUNE, seed);
            List<Optional<LocalDate>> band = List.of(forecast.low(), forecast.mid(), forecast.high());
            for (int i = 0; i < 3; i++) {
                LocalDate date = band.get(i).orElse(LAST.plusDays(1));
                assertThat(date).isAfterOrEqualTo(before[i]);
                before[i] = date;
            }
        }
    }

    @Test
    void theSameDaysGiveTheSameAnswer() {
        Random random = new Random(7);
        long[] past = days(28, day -> random.nextInt(2_000));

        assertThat(ProjectCrossing.project(past, 30_000, 100_000, JUNE, SEED))
                .isEqualTo(ProjectCrossing.project(past, 30_000, 100_000, JUNE, SEED));
    }

    @Test
    void aLimitThatIsReachedNeedsNoDate() {
        long[] past = days(28, day -> 100);

        assertThat(ProjectCrossing.project(past, 100_000, 100_000, JUNE, SEED).outcome())
                .isEqualTo(Outcome.REACHED);
        assertThat(ProjectCrossing.project(past, 100_001, 100_000, JUNE, SEED).outcome())
                .isEqualTo(Outcome.REACHED);
        Forecast oneBefore = ProjectCrossing.project(past, 99_999, 100_000, JUNE, SEED);
        assertThat(oneBefore.low()).contains(JUNE);
        assertThat(oneBefore.high()).contains(JUNE);
    }

    @Test
    void withoutEnoughDaysNothingIsSaid() {
        assertThat(ProjectCrossing.project(new long[0], 0, 100_000, JUNE, SEED).outcome())
                .isEqualTo(Outcome.NOT_ENOUGH_DATA);
        assertThat(ProjectCrossing.project(days(28, day -> 0), 0, 1, JUNE, SEED).outcome())
                .isEqualTo(Outcome.NOT_ENOUGH_DATA);
        for (int days : new int[] {6, 7, 8}) {
            assertThat(ProjectCrossing.project(days(days, day -> 5_000), 40_000, 100_000, JUNE, SEED)
                            .outcome())
                    .isEqualTo(days < 7 ? Outcome.NOT_ENOUGH_DATA : Outcome.PROJECTED);
        }
        for (int withNew : new int[] {1, 2, 3, 4}) {
            assertThat(ProjectCrossing.project(days(28, day -> day < withNew ? 20_000 : 0), 80_000, 100_000, JUNE, SEED)
                            .outcome())
                    .isEqualTo(withNew < 3 ? Outcome.NOT_ENOUGH_DATA : Outcome.PROJECTED);
        }
    }

    @Test
    void aPaceThatIsTooSlowOrNoneIsNotThisYear() {
        long[] quiet = days(60, day -> day < 20 ? 1_000 : 0);

        assertThat(ProjectCrossing.project(quiet, 20_000, 100_000, JUNE, SEED).outcome())
                .isEqualTo(Outcome.NOT_THIS_YEAR);
        assertThat(ProjectCrossing.project(days(28, day -> 10), 280, 100_000, JUNE, SEED)
                        .outcome())
                .isEqualTo(Outcome.NOT_THIS_YEAR);
    }

    @Test
    void theThirtyFirstOfDecemberIsTheLastDayAndOneDayMoreIsNot() {
        LocalDate lastButOne = LocalDate.of(2026, 12, 30);
        long[] past = days(28, day -> 100);

        assertThat(ProjectCrossing.project(past, 0, 200, lastButOne, SEED).mid())
                .contains(LAST);
        assertThat(ProjectCrossing.project(past, 0, 201, lastButOne, SEED).outcome())
                .isEqualTo(Outcome.NOT_THIS_YEAR);
        assertThat(ProjectCrossing.project(past, 0, 100, LAST, SEED).mid()).contains(LAST);
    }

    @Test
    void onlyTheLatestFourWeeksCount() {
        long[] slowNow = days(100, day -> day < 72 ? 10_000 : 10);

        assertThat(ProjectCrossing.project(slowNow, 720_280, 1_000_000, JUNE, SEED)
                        .outcome())
                .isEqualTo(Outcome.NOT_THIS_YEAR);
    }
}
