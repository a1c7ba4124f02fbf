package dev.pipl.crossborder.recipient;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The recipients on record. Blocking at most for a look into the database; thread-safe. */
public interface Recipients {

    /**
     * The recipient with that id, whosever it is.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    Optional<Recipient> find(String recipientId);

    /**
     * The recipients with these ids, by id; without those that are not on record.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    default Map<String, Recipient> findAll(Collection<String> recipientIds) {
        Map<String, Recipient> found = new HashMap<>();
        recipientIds.forEach(id -> find(id).ifPresent(recipient -> found.put(id, recipient)));
        return found;
    }
}
