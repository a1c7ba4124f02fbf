package dev.pipl.kit.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, as it goes over the wire.
 *
 * @param items in the list's order
 * @param next the cursor of the next page; null, and absent on the wire, on the last
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next) {
    public Page {
        items = List.copyOf(items);
    }

    /** All there is. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * The page of rows that were read one further than the limit.
     *
     * @param rows up to {@link PageRequest#rowsToRead()} rows
     * @param keys the sort keys of a row
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> keys) {
        if (rows.size() <= request.limit()) {
            return whole(rows);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, keys.apply(items.get(items.size() - 1)).encoded());
    }

    /** The page of items that were read one further than the limit, in the order of their places. */
    public static <T> Page<T> ofPlaced(List<Placed<T>> rows, PageRequest request) {
        return of(rows, request, last -> Cursor.of(last.ordinal())).map(Placed::item);
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
