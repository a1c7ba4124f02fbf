package dev.pipl.crossborder.screening;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.List;

/** The measures against recipients. Blocking; thread-safe. */
public interface Restrictions {

    /**
     * Every measure against a recipient, past ones too: by its own name or by its country.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    List<Restriction> against(String recipientId);
}
