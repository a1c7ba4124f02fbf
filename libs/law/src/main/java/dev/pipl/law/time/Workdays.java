package dev.pipl.law.time;

import java.time.LocalDate;

/** Workdays (工作日). */
public final class Workdays {

    private Workdays() {}

    /** The calendars of all published years that this version of the library knows. */
    public static Workdays published() {
        return new Workdays();
    }

    /** The last of {@code workdays} workdays after {@code start}, which itself is not counted (Civil Code 201). */
    public WorkdayCount plus(LocalDate start, int workdays) {
        throw new UnsupportedOperationException();
    }

    /** The day itself when it is a workday, else the first workday after it. */
    public WorkdayCount onOrAfter(LocalDate date) {
        throw new UnsupportedOperationException();
    }

    public boolean isWorkday(LocalDate date) {
        throw new UnsupportedOperationException();
    }
}
