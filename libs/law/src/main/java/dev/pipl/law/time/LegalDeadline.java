package dev.pipl.law.time;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Citation;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A time in workdays that a provision sets for one step.
 *
 * @param provision the id of the provision, such as {@code SCC-7}
 * @param citation the article in the words of a citation
 * @param start the day of the event it runs from, itself not counted
 * @param dueOn the last day
 * @param calendarVersion the workday calendars it was counted by
 * @param provisional whether one of them is not published yet, so that the last day may still move
 */
public record LegalDeadline(
        String provision,
        Bilingual citation,
        LocalDate start,
        LocalDate dueOn,
        String calendarVersion,
        boolean provisional) {

    public LegalDeadline {
        Objects.requireNonNull(provision, "provision");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(dueOn, "dueOn");
        Objects.requireNonNull(calendarVersion, "calendarVersion");
    }

    /** The deadline that a count of workdays gives. */
    public static LegalDeadline of(Citation citation, LocalDate start, WorkdayCount count) {
        return new LegalDeadline(
                citation.provision().id(),
                citation.text(),
                start,
                count.date(),
                count.calendarVersion(),
                count.provisional());
    }

    /** The same step with another last day, which the authority named. */
    public LegalDeadline movedTo(LocalDate named) {
        return new LegalDeadline(provision, citation, start, named, calendarVersion, false);
    }

    /** Whether the day lies after the last one. */
    public boolean isPast(LocalDate day) {
        return day.isAfter(dueOn);
    }
}
