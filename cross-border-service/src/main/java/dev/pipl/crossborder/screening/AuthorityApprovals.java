package dev.pipl.crossborder.screening;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import java.util.List;

/** The approvals on record. Blocking; thread-safe. */
public interface AuthorityApprovals {

    /**
     * Every approval of a handler.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    List<AuthorityApproval> of(String handlerId);
}
