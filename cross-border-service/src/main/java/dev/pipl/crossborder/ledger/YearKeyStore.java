package dev.pipl.crossborder.ledger;

import java.util.List;
import java.util.Optional;

/** Where wrapped keys are kept. Blocking; throws {@link LedgerUnavailable} when there is no answer now. */
public interface YearKeyStore {

    Optional<WrappedKey> find(int year);

    /** Keeps the key unless the year has one already. */
    void insertIfAbsent(WrappedKey key);

    /** The years of any handler that have rows, ascending. */
    List<Integer> yearsWithRows();
}
