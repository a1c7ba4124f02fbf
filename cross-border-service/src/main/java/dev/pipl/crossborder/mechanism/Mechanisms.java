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
     * Whether a failed assessment of the same matter, that is of this recipient and purpose, closes contract and
     * certificate to it (QA-JAN 1), until a later one of that matter is passed.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    boolean bars(String handlerId, String recipientId, String purpose);

    /** Whether what the certification service told has been read to the end it had at start. */
    boolean isReady();
}
