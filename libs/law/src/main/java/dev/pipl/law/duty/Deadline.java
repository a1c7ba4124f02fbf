package dev.pipl.law.duty;

import dev.pipl.law.time.WorkdayCount;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The time a duty is to be done in.
 *
 * @param kind how the law fixes it
 * @param lastDay the last day, where there is one
 * @param calendar the workday calendar behind the last day, where one was used
 */
record Deadline(DeadlineKind kind, Optional<LocalDate> lastDay, Optional<WorkdayCount> calendar) {

    /** A deadline without a date. */
    static Deadline undated(DeadlineKind kind) {
        return new Deadline(kind, Optional.empty(), Optional.empty());
    }

    /** A date that does not move. */
    static Deadline fixed(LocalDate date) {
        return new Deadline(DeadlineKind.FIXED_DATE, Optional.of(date), Optional.empty());
    }

    /** A date found by a workday calendar. */
    static Deadline counted(DeadlineKind kind, WorkdayCount count) {
        return new Deadline(kind, Optional.of(count.date()), Optional.of(count));
    }
}
