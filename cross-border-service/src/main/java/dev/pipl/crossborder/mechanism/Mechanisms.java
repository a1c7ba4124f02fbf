package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.List;

/** The mechanisms on record. Blocking; thread-safe. */
public interface Mechanisms {

    /** The name under which the projection of certificates is known to readiness. */
    String PROJECTION = "certificates.v1";

    /**
     * Every mechanism of a handler that is or ever was in force, with its validities.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    List<Mechanism> of(String handlerId);

    /**
     * The same and what bars mechanisms, read once for several questions.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    MechanismsOnFile onFile(String handlerId);

    /** Whether what the certification service told has been read to the end it had at start. */
    boolean isReady();
}
