package dev.pipl.crossborder.ledger;

import java.util.List;
import java.util.function.Function;

/** A table of a row that is read, with each value spelled once, when it is first named. */
final class SpelledTable<T> {

    private final List<T> values;
    private final Function<T, byte[]> spelling;
    private final byte[][] spelled;

    SpelledTable(List<T> values, Function<T, byte[]> spelling) {
        this.values = values;
        this.spelling = spelling;
        this.spelled = new byte[values.size()][];
    }

    T value(int index) {
        return values.get(index);
    }

    byte[] spelled(int index) {
        if (spelled[index] == null) {
            spelled[index] = spelling.apply(values.get(index));
        }
        return spelled[index];
    }
}
