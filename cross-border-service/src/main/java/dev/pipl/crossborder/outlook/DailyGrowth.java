package dev.pipl.crossborder.outlook;

import dev.pipl.crossborder.ledger.CommittedTransfer;
import dev.pipl.crossborder.ledger.RowFigures;
import dev.pipl.crossborder.transfer.DeclaredCounts;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Puts the growth of a year's counts on the days on which its transfers took place, row by row. A row says how far the
 * counts had come after it; where it holds transfers of several days, its growth is shared among them by the persons they
 * carried. A row that lowers a count, or raises it without a transfer, changes no day: what once flowed in a day is what
 * may be expected of another. Not thread-safe.
 */
public final class DailyGrowth {

    private final SortedMap<LocalDate, DayCount> days = new TreeMap<>();
    private Reached reached;

    /** How far the upper bounds had come. */
    public record Reached(long nonSensitive, long sensitive) {

        static Reached after(RowFigures figures) {
            return new Reached(
                    figures.nonSensitivePersons() + figures.declared().nonSensitive(),
                    figures.sensitivePersons() + figures.declared().sensitive());
        }
    }

    /** @param reached after the row before the first that is added */
    public DailyGrowth(Reached reached) {
        this.reached = reached;
    }

    /** Takes the next row in. */
    public void add(List<CommittedTransfer> transfers, RowFigures after) {
        transfers.forEach(transfer -> put(new DayCount(day(transfer), 1, 0, 0)));
        Reached now = Reached.after(after);
        share(transfers, now.nonSensitive() - reached.nonSensitive(), DailyGrowth::nonSensitive)
                .forEach((day, more) -> put(new DayCount(day, 0, more, 0)));
        share(transfers, now.sensitive() - reached.sensitive(), DailyGrowth::sensitive)
                .forEach((day, more) -> put(new DayCount(day, 0, 0, more)));
        reached = now;
    }

    /** What the rows added, by day. */
    public Collection<DayCount> days() {
        return List.copyOf(days.values());
    }

    public Reached reached() {
        return reached;
    }

    private void put(DayCount more) {
        days.merge(more.day(), more, DayCount::plus);
    }

    private static SortedMap<LocalDate, Long> share(
            List<CommittedTransfer> transfers, long growth, ToLongFunction<CommittedTransfer> persons) {
        SortedMap<LocalDate, Long> carried = new TreeMap<>();
        long all = 0;
        for (CommittedTransfer transfer : transfers) {
            long of = transfer.counting().counted() ? persons.applyAsLong(transfer) : 0;
            if (of > 0) {
                carried.merge(day(transfer), of, Long::sum);
                all += of;
            }
        }
        SortedMap<LocalDate, Long> shares = new TreeMap<>();
        if (growth <= 0 || all == 0) {
            return shares;
        }
        long carriedSoFar = 0;
        long given = 0;
        for (LocalDate day : new ArrayList<>(carried.keySet())) {
            carriedSoFar += carried.get(day);
            long until = (long) ((double) growth * carriedSoFar / all);
            shares.put(day, (carriedSoFar == all ? growth : until) - given);
            given += shares.get(day);
        }
        return shares;
    }

    private static LocalDate day(CommittedTransfer transfer) {
        return BeijingCalendar.dateOf(transfer.occurredAt());
    }

    private static long nonSensitive(CommittedTransfer transfer) {
        return transfer.nonSensitive()
                + transfer.declaredCounts().map(DeclaredCounts::nonSensitive).orElse(0L);
    }

    private static long sensitive(CommittedTransfer transfer) {
        return transfer.sensitive()
                + transfer.declaredCounts().map(DeclaredCounts::sensitive).orElse(0L);
    }
}
