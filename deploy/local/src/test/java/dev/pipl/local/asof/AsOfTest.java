package dev.pipl.local.asof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsOfTest {

    /** 00:30 of 23 November in Beijing. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T16:30:00Z"), ZoneOffset.UTC);

    private static final LocalDate ASKED = LocalDate.of(2029, 3, 1);

    @TempDir
    Path home;

    @Test
    void thePlatformStartsOnThatBeijingDateAtThePresentTimeOfDay() {
        // When
        Duration offset = AsOf.offset(ASKED, Optional.empty(), CLOCK);

        // Then
        assertThat(BeijingCalendar.at(CLOCK.instant().plus(offset))).hasToString("2029-03-01T00:30+08:00");
    }

    @Test
    void aDateInThePastIsReachedByANegativeOffset() {
        assertThat(AsOf.offset(LocalDate.of(2025, 1, 1), Optional.empty(), CLOCK))
                .isNegative();
    }

    @Test
    void theSameDateGoesOnWhereItsDataEndEvenLaterInTheDay() {
        // Given
        Instant latest = Instant.parse("2029-03-01T10:00:00Z");

        // When
        Duration offset = AsOf.offset(ASKED, Optional.of(latest), CLOCK);

        // Then
        assertThat(CLOCK.instant().plus(offset)).isEqualTo(latest);
    }

    @Test
    void aLaterDateStartsOnThatDate() {
        Duration offset = AsOf.offset(ASKED.plusDays(1), Optional.of(Instant.parse("2029-03-01T10:00:00Z")), CLOCK);

        assertThat(BeijingCalendar.dateOf(CLOCK.instant().plus(offset))).isEqualTo(ASKED.plusDays(1));
    }

    @Test
    void aDateIsRefusedOnceThePlatformHasTickedPastItsMidnight() {
        Instant firstMomentOfTheNextDay = BeijingCalendar.startOf(ASKED.plusDays(1));
        Instant lastMomentOfTheDay = firstMomentOfTheNextDay.minusNanos(1);

        assertThat(AsOf.offset(ASKED, Optional.of(lastMomentOfTheDay), CLOCK)).isPositive();
        assertThatThrownBy(() -> AsOf.offset(ASKED, Optional.of(firstMomentOfTheNextDay), CLOCK))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("2029-03-01")
                .hasMessageContaining("2029-03-02");
    }

    @Test
    void theLatestMomentIsKeptAndNeverGoesBack() throws IOException {
        // Given
        AsOf asOf = new AsOf(home);
        Instant late = Instant.parse("2029-03-01T10:00:00Z");

        // When
        asOf.reached(late);
        asOf.reached(late.minusSeconds(1));

        // Then
        assertThat(new AsOf(home).latest()).contains(late);
        assertThatThrownBy(() -> new AsOf(home).offset(LocalDate.of(2029, 2, 28), CLOCK))
                .isInstanceOf(LocalFailure.class);
    }
}
