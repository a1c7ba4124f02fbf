package dev.pipl.crossborder.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * What a store can be asked. Every answer holds all rows committed before the question. Blocking.
 *
 * <p>All methods throw {@link LedgerUnavailable} when there is no answer now.
 */
public interface LedgerReads {

    /** The turn of the handler's newest row, 0 if it has none. */
    long lastTurn(String handlerId);

    /** The years in which the handler has rows, ascending. */
    List<Integer> years(String handlerId);

    /** The newest snapshot of a year, if one was saved. */
    Optional<Snapshot> newestSnapshot(String handlerId, int year);

    Optional<LedgerRow> row(String handlerId, int year, long sequence);

    /** The rows of a year after that one, ascending; they need not be in memory all at once. */
    void rowsAfter(String handlerId, int year, long sequence, Consumer<LedgerRow> consumer);

    /** Some of the rows of a year after that one, ascending: the first of them, so many at most. */
    default List<LedgerRow> rowsAfter(String handlerId, int year, long sequence, int limit) {
        List<LedgerRow> rows = new ArrayList<>();
        rowsAfter(handlerId, year, sequence, row -> {
            if (rows.size() < limit) {
                rows.add(row);
            }
        });
        return rows;
    }

    /** The newest row of a year. */
    default Optional<LedgerRow> lastRow(String handlerId, int year) {
        AtomicReference<LedgerRow> last = new AtomicReference<>();
        rowsAfter(handlerId, year, 0, last::set);
        return Optional.ofNullable(last.get());
    }

    /** The rows of all years after that turn, in the order they were written. */
    void turnsAfter(String handlerId, long turn, Consumer<LedgerRow> consumer);
}
