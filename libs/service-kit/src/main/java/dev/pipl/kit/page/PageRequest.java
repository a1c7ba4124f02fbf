package dev.pipl.kit.page;

import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What a caller asks of a list.
 *
 * @param limit 1 to {@link #LIMIT_MAX}
 * @param after where the page before ended; empty for the first
 */
public record PageRequest(int limit, Optional<Cursor> after) {
    public static final int LIMIT_DEFAULT = 50;
    public static final int LIMIT_MAX = 500;

    /**
     * From the query parameters {@code limit} and {@code cursor}, both nullable.
     *
     * @throws Refusal 400 for a limit out of range or a foreign cursor
     */
    public static PageRequest of(Integer limit, String cursor, int keyCount) {
        int asked = limit == null ? LIMIT_DEFAULT : limit;
        if (asked < 1 || asked > LIMIT_MAX) {
            throw Refusal.ofFields(
                    List.of(new FieldError("limit", "须为 1 至 " + LIMIT_MAX, "must be 1 to " + LIMIT_MAX)));
        }
        return new PageRequest(
                asked,
                cursor == null || cursor.isEmpty() ? Optional.empty() : Optional.of(Cursor.decode(cursor, keyCount)));
    }

    /**
     * Where a list goes on whose only key is an ascending number: after this one, 0 on the first page.
     *
     * @throws Refusal 400 for a cursor of another list
     */
    public long afterNumber() {
        return after.map(cursor -> cursor.number(0)).orElse(0L);
    }

    /** How many rows to read, so that one sees whether there is a next page. */
    public int rowsToRead() {
        return limit + 1;
    }
}
