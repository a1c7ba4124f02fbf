package dev.pipl.law.time;

import dev.pipl.law.LegalBasis;
import dev.pipl.law.Provisions;
import java.time.LocalDate;
import java.util.List;

/**
 * Periods by the Civil Code: the day a period starts on is not counted (Article 201); a period of months or years ends
 * on the corresponding day, or on the last day of the month where there is none (Article 202); a duty whose last day is
 * no workday may be done on the next workday (Article 203), while the validity of a certificate and a date fixed by the
 * law itself, such as 31 January, do not move.
 */
public final class Periods {

    private Periods() {}

    /** The last day of a period of years that starts on {@code start}: 2028-02-29 and three years give 2031-02-28. */
    public static LocalDate plusYears(LocalDate start, int years) {
        return start.plusYears(years);
    }

    /** The last day of a period of months that starts on {@code start}: 31 August and six months give 28 February. */
    public static LocalDate plusMonths(LocalDate start, int months) {
        return start.plusMonths(months);
    }

    /** The day that lies months before {@code end}, by the same corresponding-day rule read backwards. */
    public static LocalDate minusMonths(LocalDate end, int months) {
        return end.minusMonths(months);
    }

    /** The last day on which a duty can be done in time: {@code lastDay}, or the first workday after it (Article 203). */
    public static WorkdayCount lastDayOfDuty(LocalDate lastDay, Workdays workdays) {
        return workdays.onOrAfter(lastDay);
    }

    /** The legal bases of the rules in here. */
    public static List<LegalBasis> bases(Provisions law) {
        return List.of(
                LegalBasis.of("time/start-day-excluded", law.get("CC-201").cite()),
                LegalBasis.of("time/corresponding-day", law.get("CC-202").cite()),
                LegalBasis.of("time/last-day-of-duty", law.get("CC-203").cite()));
    }
}
