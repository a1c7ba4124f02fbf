package dev.pipl.law.correction;

/** Why a recorded provision is said to be wrong. */
public enum CorrectionReason {
    /** Nothing was provided. */
    NEVER_OCCURRED(false),
    /** Another number of persons than recorded. */
    WRONG_COUNT(false),
    /** The same provision stands there twice. */
    RECORDED_TWICE(false),
    /** Other persons than recorded. */
    WRONG_PERSONS(false),
    /** Two declared data sets hold the same persons. */
    OVERLAPPING_DECLARATIONS(false),
    /** The recipient deleted what it got. */
    RECIPIENT_DELETED(true),
    /** Individuals asked for deletion. */
    DELETION_REQUESTED(true),
    /** Individuals withdrew their consent. */
    CONSENT_WITHDRAWN(true);

    private final boolean isAfterwards;

    CorrectionReason(boolean isAfterwards) {
        this.isAfterwards = isAfterwards;
    }

    /** Whether it concedes that the provision took place and names what came after it. */
    boolean isAfterwards() {
        return isAfterwards;
    }
}
