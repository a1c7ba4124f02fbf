package dev.pipl.crossborder.exemption;

import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.law.route.ExemptionGround;
import java.time.LocalDate;

/** What persons decided about claimed grounds. Blocking; thread-safe. */
public interface GroundApprovals {

    /**
     * Whether a second person approved this ground with this evidence for the handler. One that ceased later was approved
     * for the days before, see {@link #isLost}; one that was never met was not.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    boolean isApproved(String handlerId, ExemptionGround ground, String evidence);

    /**
     * Whether a person found that this ground does not hold for a transfer of that day: refused, never met, or ceased by
     * then. Such a claim is as good as none, also for handlers whose claims need nobody's approval.
     *
     * @throws LedgerUnavailable the database does not answer
     */
    boolean isLost(String handlerId, ExemptionGround ground, String evidence, LocalDate on);
}
