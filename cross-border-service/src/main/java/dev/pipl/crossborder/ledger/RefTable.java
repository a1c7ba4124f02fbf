package dev.pipl.crossborder.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A table of a row: what repeats stands in it once, and entries name it by its index. */
final class RefTable<T> {

    private final Map<T, Integer> indexes = new LinkedHashMap<>();
    private final List<byte[]> spelled = new ArrayList<>();
    private final Function<T, byte[]> spelling;
    /** What was asked for last, which mostly is asked for next. */
    private T newest;

    private int newestIndex;

    /** @param spelling the octets that stand for a value in the check of an entry */
    RefTable(Function<T, byte[]> spelling) {
        this.spelling = spelling;
    }

    int index(T value) {
        if (value.equals(newest)) {
            return newestIndex;
        }
        newestIndex = found(value);
        newest = value;
        return newestIndex;
    }

    private int found(T value) {
        Integer known = indexes.get(value);
        if (known != null) {
            return known;
        }
        int next = spelled.size();
        indexes.put(value, next);
        spelled.add(spelling.apply(value));
        return next;
    }

    byte[] spelled(int index) {
        return spelled.get(index);
    }

    List<byte[]> spelled() {
        return spelled;
    }

    Set<T> values() {
        return indexes.keySet();
    }
}
