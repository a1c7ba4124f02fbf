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

    /** @param spelling the octets that stand for a value in the check of an entry */
    RefTable(Function<T, byte[]> spelling) {
        this.spelling = spelling;
    }

    int index(T value) {
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

    /** Indexes for one field, whose value mostly is that of the entry before: then nothing is looked up. */
    static final class Field<T> {

        private final RefTable<T> table;
        private T newest;
        private int newestIndex;

        Field(RefTable<T> table) {
            this.table = table;
        }

        int index(T value) {
            if (!value.equals(newest)) {
                newestIndex = table.index(value);
                newest = value;
            }
            return newestIndex;
        }
    }
}
