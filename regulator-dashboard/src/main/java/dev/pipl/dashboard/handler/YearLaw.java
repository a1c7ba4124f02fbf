package dev.pipl.dashboard.handler;

import dev.pipl.law.time.BeijingCalendar;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;

/** Which day's law a year's figures are shown against. */
public final class YearLaw {
    private YearLaw() {}

    /** Today's for the year that runs, that of its last day for a year gone by. */
    public static LocalDate dayFor(int year, Clock clock) {
        LocalDate today = BeijingCalendar.today(clock);
        LocalDate last = YearMonth.of(year, Month.DECEMBER).atEndOfMonth();
        return last.isBefore(today) ? last : today;
    }
}
