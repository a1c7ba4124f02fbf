package dev.pipl.crossborder.handler;

import dev.pipl.events.registry.DatedFact;
import dev.pipl.events.registry.HandlerProfile;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds from which days on a new profile changes the facts by which a year is judged. */
public final class FactChange {

    private FactChange() {}

    /**
     * The days at which a fact was added, changed or taken back. Persons handled are not among them: they weigh on single
     * transfers only, and every transfer brings its own.
     */
    public static SortedSet<LocalDate> days(HandlerProfile before, HandlerProfile after) {
        SortedSet<LocalDate> days = new TreeSet<>();
        days.addAll(days(before.kind(), after.kind()));
        days.addAll(days(before.criticalInfrastructureOperator(), after.criticalInfrastructureOperator()));
        return days;
    }

    private static <T> Set<LocalDate> days(List<DatedFact<T>> before, List<DatedFact<T>> after) {
        Set<DatedFact<T>> changed = new HashSet<>(before);
        changed.addAll(after);
        changed.removeIf(fact -> before.contains(fact) && after.contains(fact));
        Set<LocalDate> days = new HashSet<>();
        changed.forEach(fact -> days.add(fact.effectiveOn()));
        return days;
    }
}
