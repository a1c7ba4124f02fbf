package dev.pipl.crossborder.outlook;

import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.outlook.Forecast.Outcome;
import dev.pipl.crossborder.outlook.Outlook.ClassOutlook;
import dev.pipl.crossborder.outlook.Outlook.LimitOutlook;
import dev.pipl.crossborder.outlook.Outlook.NewPersons;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.route.SubjectClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a year's count, its days and the limits of the law together. Thread-safe. */
public final class MakeOutlook {

    private final RouteTable table;

    public MakeOutlook(RouteTable table) {
        this.table = table;
    }

    /**
     * Looks ahead.
     *
     * @param days by the same rows as the view, or a few more
     * @param on the day by whose limits the year is answered
     * @throws RuleNotInForce for a year whose thresholds were not in force
     */
    public Outlook make(YearView view, Collection<DayCount> days, LocalDate on, LocalDate today) {
        List<Limit> limits = table.limits(on);
        List<ClassOutlook> classes = new ArrayList<>();
        for (SubjectClass subjectClass : SubjectClass.values()) {
            List<NewPersons> history = history(days, subjectClass, today);
            long count = view.headCounts().of(subjectClass).upper();
            List<LimitOutlook> ahead = limits.stream()
                    .filter(limit -> limit.subjectClass() == subjectClass && limit.firstCount() > count)
                    .map(limit -> new LimitOutlook(limit, forecast(view, history, count, limit, today)))
                    .toList();
            int from = Math.max(0, history.size() - ProjectCrossing.WINDOW_DAYS);
            classes.add(new ClassOutlook(subjectClass, count, ahead, history.subList(from, history.size())));
        }
        return new Outlook(view.handlerId(), view.year(), view.sequence(), classes);
    }

    private static Forecast forecast(
            YearView view, List<NewPersons> history, long count, Limit limit, LocalDate today) {
        if (view.year() < today.getYear()) {
            return Forecast.without(Outcome.YEAR_OVER);
        }
        long[] newPersons = history.stream().mapToLong(NewPersons::newPersons).toArray();
        return ProjectCrossing.project(newPersons, count, limit.firstCount(), today, seed(view, limit));
    }

    /** The same for all limits of a class, from one day to the next. */
    private static long seed(YearView view, Limit limit) {
        return (view.handlerId().hashCode() * 31L + view.year()) * 31L
                + limit.subjectClass().ordinal();
    }

    /** Every complete day from the first with a transfer on, also those on which nothing happened. */
    private static List<NewPersons> history(Collection<DayCount> days, SubjectClass subjectClass, LocalDate today) {
        SortedMap<LocalDate, Long> byDay = new TreeMap<>();
        days.forEach(day -> byDay.put(day.day(), day.of(subjectClass)));
        List<NewPersons> history = new ArrayList<>();
        if (byDay.isEmpty()) {
            return history;
        }
        LocalDate yearsLast = LocalDate.of(byDay.firstKey().getYear(), 12, 31);
        for (LocalDate day = byDay.firstKey(); day.isBefore(today) && !day.isAfter(yearsLast); day = day.plusDays(1)) {
            history.add(new NewPersons(day, byDay.getOrDefault(day, 0L)));
        }
        return history;
    }
}
