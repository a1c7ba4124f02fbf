package dev.pipl.law.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Workdays (工作日) by the State Council's yearly notices.
 *
 * <p>A year whose notice is not known is counted provisionally: weekends and the holidays with a fixed date are off,
 * those of the lunar calendar are not foreseen, and every result says so. Such deadlines are recomputed once the year is
 * merged by {@link #withPublishedYear}.
 */
public final class Workdays {

    private final SortedMap<Integer, WorkdayYear> publishedYears;
    private final Set<MonthDay> fixedHolidays;

    private Workdays(SortedMap<Integer, WorkdayYear> publishedYears, Set<MonthDay> fixedHolidays) {
        this.publishedYears = publishedYears;
        this.fixedHolidays = fixedHolidays;
    }

    /** The calendars of all published years that this version of the library knows. */
    public static Workdays published() {
        SortedMap<Integer, WorkdayYear> years = new TreeMap<>();
        for (String line : WorkdayFiles.rows("index.csv")) {
            String[] fields = line.split(",", -1);
            int year = Integer.parseInt(fields[0]);
            years.put(year, WorkdayYear.published(year, fields[1], WorkdayFiles.lines(year + ".csv")));
        }
        Set<MonthDay> fixedHolidays = WorkdayFiles.rows("fixed-holidays.csv").stream()
                .map(line -> MonthDay.parse("--" + line.split(",", -1)[0]))
                .collect(Collectors.toUnmodifiableSet());
        return new Workdays(years, fixedHolidays);
    }

    /**
     * The same calendars with one more published year, or a newer version of one.
     *
     * @param year the calendar year of the notice
     * @param version a name for this version of it, such as {@code cn-2027.1}; results carry it
     * @param lines the notice as CSV lines, {@code date,kind,occasion} first, then a line per day off
     *     ({@code DAY_OFF}) and per make-up workday ({@code MAKE_UP_WORKDAY})
     * @throws IllegalArgumentException for any line that is not of this form; nothing is skipped
     */
    public Workdays withPublishedYear(int year, String version, List<String> lines) {
        SortedMap<Integer, WorkdayYear> years = new TreeMap<>(publishedYears);
        years.put(year, WorkdayYear.published(year, version, lines));
        return new Workdays(years, fixedHolidays);
    }

    /** The versions of the published years known here, by year. */
    public Map<Integer, String> versions() {
        return publishedYears.values().stream()
                .collect(Collectors.toMap(WorkdayYear::year, WorkdayYear::version, (a, b) -> b, TreeMap::new));
    }

    /**
     * The last of {@code workdays} workdays after {@code start}, which itself is not counted (Civil Code 201).
     *
     * @throws IllegalArgumentException unless at least one workday is asked for
     */
    public WorkdayCount plus(LocalDate start, int workdays) {
        return count(start, workdays, 1);
    }

    /** The day that lies {@code workdays} workdays before {@code end}, which itself is not counted. */
    public WorkdayCount minus(LocalDate end, int workdays) {
        return count(end, workdays, -1);
    }

    /** The day itself when it is a workday, else the first workday after it. */
    public WorkdayCount onOrAfter(LocalDate date) {
        LocalDate day = date;
        while (!isWorkday(day)) {
            day = day.plusDays(1);
        }
        return result(date, day);
    }

    /** Whether people work on that day. */
    public boolean isWorkday(LocalDate date) {
        return year(date.getYear()).isWorkday(date);
    }

    private WorkdayCount count(LocalDate start, int workdays, int step) {
        if (workdays < 1) {
            throw new IllegalArgumentException("a count of workdays is at least 1, not " + workdays);
        }
        LocalDate day = start;
        int remaining = workdays;
        while (remaining > 0) {
            day = day.plusDays(step);
            if (isWorkday(day)) {
                remaining--;
            }
        }
        return result(start, day);
    }

    /** The start day's own year counts only when a later day of it was looked at. */
    private WorkdayCount result(LocalDate start, LocalDate end) {
        LocalDate firstLookedAt = end.isAfter(start) ? start.plusDays(1) : end;
        LocalDate lastLookedAt = end.isBefore(start) ? start.minusDays(1) : end;
        SortedSet<Integer> touched = new TreeSet<>(List.of(firstLookedAt.getYear(), lastLookedAt.getYear()));
        Set<String> versions = new LinkedHashSet<>();
        boolean provisional = false;
        for (int number = touched.first(); number <= touched.last(); number++) {
            versions.add(year(number).version());
            provisional |= year(number).provisional();
        }
        return new WorkdayCount(end, String.join("+", versions), provisional);
    }

    private WorkdayYear year(int number) {
        WorkdayYear published = publishedYears.get(number);
        return published != null ? published : provisionalYear(number);
    }

    private WorkdayYear provisionalYear(int number) {
        Set<LocalDate> daysOff =
                fixedHolidays.stream().map(day -> day.atYear(number)).collect(Collectors.toSet());
        return new WorkdayYear(number, "cn-" + number + ".provisional", true, daysOff, Set.of());
    }
}
