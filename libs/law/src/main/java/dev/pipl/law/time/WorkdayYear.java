package dev.pipl.law.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The workdays of one calendar year: Monday to Friday, without the days off and with the make-up workdays (调休) of the
 * State Council's notice.
 *
 * @param year the calendar year
 * @param version the version of this calendar, such as {@code cn-2026.1}; provisional ones end in {@code .provisional}
 * @param provisional whether the year's notice is not known, so that only weekends and fixed holidays are off
 * @param daysOff days that are no workdays although they may be weekdays
 * @param makeUpWorkdays days of a weekend that are workdays
 */
record WorkdayYear(
        int year, String version, boolean provisional, Set<LocalDate> daysOff, Set<LocalDate> makeUpWorkdays) {

    private static final String HEADER = "date,kind,occasion";

    WorkdayYear {
        daysOff = Set.copyOf(daysOff);
        makeUpWorkdays = Set.copyOf(makeUpWorkdays);
    }

    /**
     * Reads a published year from lines of {@code date,kind,occasion}, kind being {@code DAY_OFF} or
     * {@code MAKE_UP_WORKDAY}.
     *
     * @throws IllegalArgumentException for any line that is not of this form, not of this year or given twice
     */
    static WorkdayYear published(int year, String version, List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("a workday calendar begins with the line " + HEADER);
        }
        Set<LocalDate> daysOff = new HashSet<>();
        Set<LocalDate> makeUpWorkdays = new HashSet<>();
        for (String line : lines.subList(1, lines.size())) {
            if (line.isBlank()) {
                continue;
            }
            String[] fields = line.split(",", -1);
            if (fields.length != 3) {
                throw new IllegalArgumentException("not of the form " + HEADER + ": " + line);
            }
            LocalDate date = dateOf(year, fields[0], line);
            boolean isNew = switch (fields[1]) {
                case "DAY_OFF" -> daysOff.add(date) && !makeUpWorkdays.contains(date);
                case "MAKE_UP_WORKDAY" -> makeUpWorkdays.add(date) && !daysOff.contains(date);
                default -> throw new IllegalArgumentException("neither day off nor make-up workday: " + line);
            };
            if (!isNew) {
                throw new IllegalArgumentException("the day is listed twice: " + line);
            }
        }
        if (daysOff.isEmpty()) {
            throw new IllegalArgumentException("a published year has days off");
        }
        return new WorkdayYear(year, version, false, daysOff, makeUpWorkdays);
    }

    boolean isWorkday(LocalDate date) {
        if (daysOff.contains(date)) {
            return false;
        }
        boolean isWeekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !isWeekend || makeUpWorkdays.contains(date);
    }

    private static LocalDate dateOf(int year, String field, String line) {
        try {
            LocalDate date = LocalDate.parse(field);
            if (date.getYear() == year) {
                return date;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no date: " + line, e);
        }
        throw new IllegalArgumentException("not a day of " + year + ": " + line);
    }
}
