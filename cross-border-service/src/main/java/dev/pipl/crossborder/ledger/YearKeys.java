package dev.pipl.crossborder.ledger;

import java.util.Optional;

/** The platform's secret keys, one random key per calendar year. Blocking; thread-safe. */
public interface YearKeys {

    /**
     * The key of a year, made at the first use of a year that has no rows.
     *
     * @return empty once the key is destroyed: the year is closed
     * @throws YearKeyMissing if the year has rows and its key cannot be had; a new one is never made for it
     * @throws LedgerUnavailable no answer now
     */
    Optional<YearKey> of(int year);
}
