package dev.pipl.events.registry;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A fact that holds from a Beijing day on, until the next one of its list.
 *
 * @param <T> a string, a boolean, or a record of this package
 */
public record DatedFact<T>(LocalDate effectiveOn, T value) {

    /** What holds on that day: the latest fact that is effective by then; empty before the first. */
    public static <T> Optional<T> on(LocalDate day, List<DatedFact<T>> facts) {
        return facts.stream()
                .filter(fact -> !fact.effectiveOn().isAfter(day))
                .max(Comparator.comparing(DatedFact::effectiveOn))
                .map(DatedFact::value);
    }
}
