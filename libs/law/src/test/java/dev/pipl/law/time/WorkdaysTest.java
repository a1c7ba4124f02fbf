package dev.pipl.law.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkdaysTest {

    private static final String HEADER = "date,kind,occasion";
    private final Workdays workdays = Workdays.published();

    @Test
    void aHolidayIsNoWorkdayAndAMakeUpSundayIsOne() {
        assertThat(workdays.isWorkday(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(workdays.isWorkday(LocalDate.of(2026, 9, 20))).isTrue();
        assertThat(workdays.isWorkday(LocalDate.of(2026, 9, 19))).isFalse();
        assertThat(workdays.isWorkday(LocalDate.of(2026, 9, 21))).isTrue();
    }

    @Test
    void threeYearsArePublished() {
        assertThat(workdays.versions())
                .containsEntry(2024, "cn-2024.1")
                .containsEntry(2025, "cn-2025.1")
                .containsEntry(2026, "cn-2026.1")
                .hasSize(3);
    }

    @Test
    void aYearHasAsManyWorkdaysAsItsNoticeLeaves() {
        assertThat(workdaysOf(2024)).isEqualTo(251);
        assertThat(workdaysOf(2025)).isEqualTo(248);
        assertThat(workdaysOf(2026)).isEqualTo(248);
    }

    @Test
    void anUnpublishedYearKnowsWeekendsAndFixedHolidaysOnlyAndSaysSo() {
        WorkdayCount count = workdays.plus(LocalDate.of(2028, 9, 29), 1);

        assertThat(count.date()).isEqualTo(LocalDate.of(2028, 10, 4));
        assertThat(count.provisional()).isTrue();
        assertThat(count.calendarVersion()).isEqualTo("cn-2028.provisional");
    }

    @Test
    void aYearPublishedLaterReplacesTheProvisionalOne() {
        // Given
        LocalDate start = LocalDate.of(2027, 2, 4);
        assertThat(workdays.plus(start, 3).date()).isEqualTo(LocalDate.of(2027, 2, 9));

        // When
        Workdays published = workdays.withPublishedYear(
                2027,
                "cn-2027.1",
                List.of(HEADER, "2027-02-05,DAY_OFF,春节", "2027-02-08,DAY_OFF,春节", "2027-02-20,MAKE_UP_WORKDAY,春节"));

        // Then
        WorkdayCount count = published.plus(start, 3);
        assertThat(count.date()).isEqualTo(LocalDate.of(2027, 2, 11));
        assertThat(count.provisional()).isFalse();
        assertThat(count.calendarVersion()).isEqualTo("cn-2027.1");
        assertThat(workdays.versions()).doesNotContainKey(2027);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-05;DAY_OFF;春节",
                "2027-02-05,DAY_OFF",
                "2027-02-05,HOLIDAY,春节",
                "2026-02-05,DAY_OFF,春节",
                "05.02.2027,DAY_OFF,春节",
                "2027-02-06,MAKE_UP_WORKDAY,春节\n2027-02-06,DAY_OFF,春节",
                "2027-02-06,DAY_OFF,春节\n2027-02-06,DAY_OFF,春节",
                ""
            })
    void aCalendarThatIsNotAsItMustBeIsRefused(String lines) {
        List<String> all = IntStream.of(1)
                .boxed()
                .flatMap(i -> (HEADER + "\n" + lines).lines())
                .toList();

        assertThatThrownBy(() -> workdays.withPublishedYear(2027, "cn-2027.1", all))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCalendarWithoutItsHeadingIsRefused() {
        assertThatThrownBy(() -> workdays.withPublishedYear(2027, "cn-2027.1", List.of("2027-02-05,DAY_OFF,春节")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noWorkdaysIsNoCount() {
        assertThatThrownBy(() -> workdays.plus(LocalDate.of(2026, 3, 2), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countingIsTheSameAsLookingAtEachDay(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            // Given
            LocalDate start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_000));
            int count = 1 + random.nextInt(60);

            // When
            LocalDate end = workdays.plus(start, count).date();

            // Then
            assertThat(start.plusDays(1).datesUntil(end.plusDays(1)).filter(workdays::isWorkday))
                    .hasSize(count);
            assertThat(workdays.isWorkday(end)).isTrue();
            LocalDate back = workdays.minus(end, count).date();
            assertThat(back.datesUntil(end).filter(workdays::isWorkday)).hasSize(count);
        }
    }

    private long workdaysOf(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(workdays::isWorkday)
                .count();
    }
}
