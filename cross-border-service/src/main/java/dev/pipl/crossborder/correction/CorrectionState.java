package dev.pipl.crossborder.correction;

import java.util.EnumSet;
import java.util.Set;

/** How far a correction has come. */
public enum CorrectionState {
    PROPOSED,
    /** Decided, and about to be applied to the ledger. */
    APPROVED,
    /** The ledger has it. */
    APPLIED,
    REFUSED,
    /** Approved, but nothing was left to change: the year is closed for good, or the route no longer stands above. */
    LAPSED;

    /** Whether the correction can still change the ledger, or has. */
    boolean isOpenOrApplied() {
        return this != REFUSED && this != LAPSED;
    }

    boolean canBecome(CorrectionState next) {
        return switch (this) {
            case PROPOSED -> EnumSet.of(APPROVED, REFUSED).contains(next);
            case APPROVED -> EnumSet.of(APPLIED, LAPSED).contains(next);
            default -> Set.<CorrectionState>of().contains(next);
        };
    }
}
