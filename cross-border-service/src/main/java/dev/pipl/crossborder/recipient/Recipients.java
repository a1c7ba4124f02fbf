package dev.pipl.crossborder.recipient;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.Optional;

/** The recipients on record. Blocking at most for a look into the database; thread-safe. */
public interface Recipients {

    /**
     * The recipient with that id, whosever it is.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    Optional<Recipient> find(String recipientId);
}
