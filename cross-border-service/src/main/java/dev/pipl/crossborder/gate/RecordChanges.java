package dev.pipl.crossborder.gate;

import dev.pipl.crossborder.ledger.LedgerUnavailable;

/** Counts the changes of what {@link RecordSources} would answer about a handler. Blocking; thread-safe. */
@FunctionalInterface
public interface RecordChanges {

    /**
     * How many there have been. Whoever reads a record after this call sees all of them, and as long as the number stays
     * the same the record does.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    long of(String handlerId);
}
