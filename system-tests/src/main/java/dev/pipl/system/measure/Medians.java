package dev.pipl.system.measure;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle one of an odd number of rounds. */
final class Medians {
    private Medians() {}

    static <T> double of(Collection<T> rounds, ToDoubleFunction<T> figure) {
        double[] ascending = rounds.stream().mapToDouble(figure).sorted().toArray();
        return ascending[ascending.length / 2];
    }
}
