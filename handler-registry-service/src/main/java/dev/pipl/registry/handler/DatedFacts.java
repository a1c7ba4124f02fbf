package dev.pipl.registry.handler;

import dev.pipl.events.registry.DatedFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The history of one fact: from each day on, a value, until the next. At most one value a day, in ascending order.
 *
 * @param facts the history, oldest first
 */
public record DatedFacts<T>(List<DatedFact<T>> facts) {
    public DatedFacts {
        facts = List.copyOf(facts);
    }

    public static <T> DatedFacts<T> none() {
        return new DatedFacts<>(List.of());
    }

    public static <T> DatedFacts<T> since(LocalDate effectiveOn, T value) {
        return new DatedFacts<>(List.of(new DatedFact<>(effectiveOn, value)));
    }

    /** What holds on that day; empty before the first. */
    public Optional<T> on(LocalDate day) {
        return DatedFact.on(day, facts);
    }

    /** Since when what holds on that day does; empty before the first. */
    public Optional<LocalDate> startOf(LocalDate day) {
        return facts.stream()
                .map(DatedFact::effectiveOn)
                .filter(start -> !start.isAfter(day))
                .max(Comparator.naturalOrder());
    }

    /** What holds in the end. */
    public Optional<T> latest() {
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(facts.get(facts.size() - 1).value());
    }

    /**
     * With a value from that day on. The same day's earlier statement is replaced; a value that already holds on that
     * day adds nothing.
     */
    public DatedFacts<T> from(LocalDate effectiveOn, T value) {
        if (on(effectiveOn).filter(value::equals).isPresent()) {
            return this;
        }
        List<DatedFact<T>> changed = new ArrayList<>(facts);
        changed.removeIf(fact -> fact.effectiveOn().equals(effectiveOn));
        changed.add(new DatedFact<>(effectiveOn, Objects.requireNonNull(value)));
        changed.sort(Comparator.comparing(DatedFact::effectiveOn));
        return new DatedFacts<>(changed);
    }
}
