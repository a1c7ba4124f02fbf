package dev.pipl.crossborder.group;

import dev.pipl.crossborder.group.Evidence.Figure;
import dev.pipl.crossborder.group.Evidence.Pause;
import dev.pipl.crossborder.group.Suspicion.Scope;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.outlook.DayCount;
import dev.pipl.law.RuleNotInForce;
import dev.pipl.law.route.Limit;
import dev.pipl.law.route.RouteTable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds a handler that stopped just below a limit until 1 January and then went on. Only the new year shows it: who merely
 * has nothing more to send stops, too. Thread-safe.
 */
public final class FindPauses {

    private final RouteTable table;
    private final SplittingSettings settings;

    public FindPauses(RouteTable table, SplittingSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    /**
     * Looks at the turn of a year.
     *
     * @param old the year that ended
     * @param oldDays its days with a transfer
     * @param newDays those of the year after it
     */
    public List<Suspicion> find(YearView old, List<DayCount> oldDays, List<DayCount> newDays) {
        Optional<LocalDate> last = oldDays.stream().map(DayCount::day).max(Comparator.naturalOrder());
        Optional<LocalDate> resumed = newDays.stream().map(DayCount::day).min(Comparator.naturalOrder());
        LocalDate yearsEnd = LocalDate.of(old.year(), 12, 31);
        if (last.isEmpty()
                || resumed.isEmpty()
                || ChronoUnit.DAYS.between(last.get(), yearsEnd) < settings.pausedDaysMin()
                || ChronoUnit.DAYS.between(yearsEnd, resumed.get()) > settings.resumedWithinDays()) {
            return List.of();
        }
        return limits(yearsEnd).stream()
                .filter(limit -> isJustBelow(old, limit))
                .map(limit -> suspicion(old, limit, last.get(), resumed.get()))
                .toList();
    }

    /** Whether the year ended so close below a limit that its days are worth a look. */
    public boolean isNear(YearView year) {
        return limits(LocalDate.of(year.year(), 12, 31)).stream().anyMatch(limit -> isJustBelow(year, limit));
    }

    private boolean isJustBelow(YearView year, Limit limit) {
        long upper = year.headCounts().of(limit.subjectClass()).upper();
        long from = SplittingSettings.share(limit.firstCount(), settings.pausedFromPercent());
        return upper >= from && upper < limit.firstCount();
    }

    private List<Limit> limits(LocalDate on) {
        try {
            return table.limits(on);
        } catch (RuleNotInForce notYet) {
            return List.of();
        }
    }

    private Suspicion suspicion(YearView year, Limit limit, LocalDate last, LocalDate resumed) {
        long upper = year.headCounts().of(limit.subjectClass()).upper();
        long lower = year.headCounts().of(limit.subjectClass()).lower();
        return new Suspicion(
                Signal.PAUSED_AT_LIMIT,
                Scope.handler(year.handlerId()),
                List.of(year.handlerId()),
                year.year(),
                Optional.of(limit),
                new TreeSet<>(Set.of("paused since " + last)),
                List.of(),
                Evidence.of(settings)
                        .counting(List.of(new Figure(year.handlerId(), lower, upper)), null)
                        .pausing(List.of(new Pause(year.handlerId(), upper, limit.firstCount(), last, resumed))));
    }
}
