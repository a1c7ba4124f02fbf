package dev.pipl.law.time;

import java.time.LocalDate;

/**
 * A day found by counting workdays, with the calendar it was counted by, so that it can be found again or recomputed
 * when the State Council publishes a year.
 *
 * @param date the day the count ends on
 * @param calendarVersion the versions of all years the count touched, joined by {@code +}, such as {@code cn-2026.1}
 * @param provisional whether one of these years was not yet published: weekends and fixed holidays only
 */
public record WorkdayCount(LocalDate date, String calendarVersion, boolean provisional) {}
