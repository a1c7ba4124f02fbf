package dev.pipl.crossborder.mechanism;

/** Where a mechanism stands in its own workflow; which steps lead where, {@link Transitions} says. */
public enum MechanismState {
    // Security assessment (SA 5 to 17, CBDF 9)
    SELF_ASSESSED,
    APPLIED,
    COMPLETE,
    RETURNED,
    ACCEPTED,
    NOT_ACCEPTED,
    PASSED,
    FAILED,
    UNDER_REVIEW,
    EXTENSION_APPLIED,
    REAPPLY_REQUIRED,
    // Contracts (SCC 5 to 8)
    PIPIA_DONE,
    SIGNED,
    EFFECTIVE,
    FILING_SUBMITTED,
    SUPPLEMENT_REQUIRED,
    FILED,
    FILING_TERMINATED,
    CHANGED,
    // A state organ's own assessment (PIPL 36, 37)
    PROPOSED,
    APPROVED,
    REFUSED,
    // Certificate, as the certification service tells of it
    VALID,
    SUSPENDED,
    // The ends they have in common
    EXPIRED,
    TERMINATED
}
