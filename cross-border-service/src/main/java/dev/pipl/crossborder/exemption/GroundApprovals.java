package dev.pipl.crossborder.exemption;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.law.route.ExemptionGround;

/** What persons decided about claimed grounds. Blocking; thread-safe. */
public interface GroundApprovals {

    /**
     * Whether a second person approved this ground with this evidence for the handler.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    boolean isApproved(String handlerId, ExemptionGround ground, String evidence);
}
