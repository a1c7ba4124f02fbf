package dev.pipl.crossborder.group;

import java.util.Set;

/** Where a splitting case stands. */
public enum CaseState {
    /** A reviewer should look at it; nothing waits for him. */
    OPEN,
    /** Purpose, recipient and control are shared and the sum reaches a limit: the transfers concerned should wait. */
    REVIEW_HOLD,
    /** A reviewer found no splitting; new facts open the case again. */
    CLEARED,
    /** A reviewer found splitting. */
    CONFIRMED;

    private static final Set<CaseState> UNDECIDED = Set.of(OPEN, REVIEW_HOLD);

    public boolean isUndecided() {
        return UNDECIDED.contains(this);
    }

    /** Whether a decision or new facts may lead from here to there. */
    public boolean mayBecome(CaseState next) {
        return switch (this) {
            case OPEN, REVIEW_HOLD -> true;
            case CLEARED -> next.isUndecided();
            case CONFIRMED -> false;
        };
    }
}
