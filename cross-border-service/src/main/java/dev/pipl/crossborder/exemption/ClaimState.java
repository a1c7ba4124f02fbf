package dev.pipl.crossborder.exemption;

import java.util.Map;
import java.util.Set;

/** Where a claim of a ground stands. What a transfer's count follows is the ledger's record of the decisions. */
public enum ClaimState {
    /** Waits for a second person; what is sent on it counts. */
    PENDING,
    /** Needs nobody's approval. */
    RECORDED,
    /** A second person approved it. */
    APPROVED,
    /** A second person refused it; what is sent on it counts. */
    REFUSED,
    /** It ceased, or was never met. */
    LOST;

    private static final Map<ClaimState, Set<ClaimState>> NEXT = Map.of(
            PENDING, Set.of(APPROVED, REFUSED),
            // Approval may become needed later, when the handler becomes an operator of critical infrastructure.
            RECORDED, Set.of(APPROVED, LOST),
            APPROVED, Set.of(LOST),
            REFUSED, Set.of(),
            LOST, Set.of());

    /** Whether this step exists. */
    public boolean canBecome(ClaimState next) {
        return NEXT.get(this).contains(next);
    }
}
