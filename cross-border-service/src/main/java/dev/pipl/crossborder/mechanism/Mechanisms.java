package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.List;

/** The mechanisms on record. Blocking; thread-safe. */
public interface Mechanisms {

    /**
     * Every mechanism of a handler that is or ever was in force, with its validities.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    List<Mechanism> of(String handlerId);

    /** Whether what the certification service told has been read to the end it had at start. */
    boolean isReady();
}
