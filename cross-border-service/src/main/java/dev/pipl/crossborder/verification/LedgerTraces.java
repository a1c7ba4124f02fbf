package dev.pipl.crossborder.verification;

import dev.pipl.crossborder.ledger.KnownHead;
import java.util.List;

/**
 * What can be known of a handler's ledger beside its rows. Blocking; throws
 * {@link dev.pipl.crossborder.ledger.LedgerUnavailable} when there is no answer now.
 */
public interface LedgerTraces {

    /** The years that have any row, ascending; a first row that is missing does not hide a year. */
    List<Integer> years(String handlerId);

    /**
     * Rows that were there, by what is kept elsewhere: signed roots, snapshots, what was told to others, the last sound
     * verification.
     */
    List<KnownHead> heads(String handlerId);
}
