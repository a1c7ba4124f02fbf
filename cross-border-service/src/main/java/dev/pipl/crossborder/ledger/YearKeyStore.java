package dev.pipl.crossborder.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where wrapped keys are kept. Blocking; throws {@link LedgerUnavailable} when there is no answer now. */
public interface YearKeyStore {

    Optional<WrappedKey> find(int year);

    /** Keeps the key unless the year has one already. */
    void insertIfAbsent(WrappedKey key);

    /** Keeps the commitment of a key that was made before there were any. */
    void commit(int year, byte[] commitment);

    /** The years whose key is destroyed. */
    Set<Integer> destroyedYears();

    /** The years of any handler that have rows, ascending. */
    List<Integer> yearsWithRows();
}
