package dev.pipl.crossborder.standing;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.List;

/**
 * The calendar year a caller asks about.
 *
 * @param year in Beijing
 * @param on the day by whose rules the year is answered: today in the current year, else its last day
 */
public record YearAsked(int year, LocalDate on) {

    /**
     * Reads the year of a request.
     *
     * @param asked the year as written; {@code null} or empty for the current one
     * @param lawInForceFrom the day from which there can be transfers
     * @throws Refusal 400 for anything but a year from the law's first to the one after the current
     */
    public static YearAsked of(String asked, LocalDate today, LocalDate lawInForceFrom) {
        int year = asked == null || asked.isEmpty() ? today.getYear() : number(asked);
        if (year < lawInForceFrom.getYear() || year > today.getYear() + 1) {
            throw wrong();
        }
        return new YearAsked(year, year == today.getYear() ? today : LocalDate.of(year, 12, 31));
    }

    private static int number(String asked) {
        try {
            return Integer.parseInt(asked);
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    private static Refusal wrong() {
        return Refusal.ofFields(
                List.of(new FieldError("year", "须为法律施行以来的年份", "must be a year since the law came into force")));
    }
}
