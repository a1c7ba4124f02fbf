package dev.pipl.law.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BeijingCalendarTest {

    private static final Instant LAST_SECOND_OF_2026 = Instant.parse("2026-12-31T15:59:59Z");

    @Test
    void theYearChangesAtMidnightInBeijing() {
        assertThat(BeijingCalendar.yearOf(LAST_SECOND_OF_2026)).isEqualTo(2026);
        assertThat(BeijingCalendar.yearOf(LAST_SECOND_OF_2026.plusSeconds(1))).isEqualTo(2027);
    }

    @Test
    void aDateBeginsAtMidnightInBeijing() {
        assertThat(BeijingCalendar.startOf(LocalDate.of(2027, 1, 1))).isEqualTo(LAST_SECOND_OF_2026.plusSeconds(1));
    }

    @Test
    void anInstantIsWrittenWithBeijingsOffset() {
        assertThat(BeijingCalendar.at(LAST_SECOND_OF_2026)).hasToString("2026-12-31T23:59:59+08:00");
    }

    @Test
    void todayDoesNotDependOnTheClocksOwnZone() {
        Clock clock = Clock.fixed(LAST_SECOND_OF_2026.plusSeconds(1), ZoneId.of("America/New_York"));

        assertThat(BeijingCalendar.today(clock)).isEqualTo(LocalDate.of(2027, 1, 1));
    }
}
