package dev.pipl.crossborder.mechanism;

import static dev.pipl.crossborder.mechanism.MechanismState.ACCEPTED;
import static dev.pipl.crossborder.mechanism.MechanismState.APPLIED;
import static dev.pipl.crossborder.mechanism.MechanismState.APPROVED;
import static dev.pipl.crossborder.mechanism.MechanismState.CHANGED;
import static dev.pipl.crossborder.mechanism.MechanismState.COMPLETE;
import static dev.pipl.crossborder.mechanism.MechanismState.EFFECTIVE;
import static dev.pipl.crossborder.mechanism.MechanismState.EXPIRED;
import static dev.pipl.crossborder.mechanism.MechanismState.EXTENSION_APPLIED;
import static dev.pipl.crossborder.mechanism.MechanismState.FAILED;
import static dev.pipl.crossborder.mechanism.MechanismState.FILED;
import static dev.pipl.crossborder.mechanism.MechanismState.FILING_SUBMITTED;
import static dev.pipl.crossborder.mechanism.MechanismState.FILING_TERMINATED;
import static dev.pipl.crossborder.mechanism.MechanismState.NOT_ACCEPTED;
import static dev.pipl.crossborder.mechanism.MechanismState.PASSED;
import static dev.pipl.crossborder.mechanism.MechanismState.REAPPLY_REQUIRED;
import static dev.pipl.crossborder.mechanism.MechanismState.REFUSED;
import static dev.pipl.crossborder.mechanism.MechanismState.RETURNED;
import static dev.pipl.crossborder.mechanism.MechanismState.SIGNED;
import static dev.pipl.crossborder.mechanism.MechanismState.SUPPLEMENT_REQUIRED;
import static dev.pipl.crossborder.mechanism.MechanismState.TERMINATED;
import static dev.pipl.crossborder.mechanism.MechanismState.UNDER_REVIEW;

import java.util.List;

/** What can be done to a mechanism after it was opened, and the states it can lead to. */
public enum MechanismStep {
    /** The handler applies for the assessment, or again after its materials were returned. */
    APPLICATION(false, APPLIED),
    COMPLETENESS(true, COMPLETE, RETURNED),
    ACCEPTANCE(true, ACCEPTED, NOT_ACCEPTED),
    /** The authority extends its time with notice. */
    PROLONGATION(true, ACCEPTED),
    RESULT(true, PASSED, FAILED),
    /** The handler asks for the re-assessment. */
    REVIEW(false, UNDER_REVIEW),
    REVIEW_RESULT(true, PASSED, FAILED),
    EXTENSION(false, EXTENSION_APPLIED),
    /** Granted ({@code PASSED}) or not ({@code REFUSED}, which leaves the running term as it is). */
    EXTENSION_RESULT(true, PASSED, REFUSED),
    SIGNING(false, SIGNED),
    EFFECT(false, EFFECTIVE),
    FILING(false, FILING_SUBMITTED),
    FILING_CHECK(true, FILED, SUPPLEMENT_REQUIRED, FILING_TERMINATED),
    SUPPLEMENT(false, FILING_SUBMITTED),
    /** Something that was assessed or agreed changes. */
    CHANGE(false, REAPPLY_REQUIRED, CHANGED),
    TERMINATION(false, TERMINATED),
    /** A second person approves a state organ's own assessment. */
    APPROVAL(false, APPROVED),
    REFUSAL(false, REFUSED),
    /** The validity has ended; the calendar's step, nobody's command. */
    EXPIRY(false, EXPIRED);

    private final boolean ofAuthority;
    private final List<MechanismState> outcomes;

    MechanismStep(boolean ofAuthority, MechanismState... outcomes) {
        this.ofAuthority = ofAuthority;
        this.outcomes = List.of(outcomes);
    }

    /** Whether an authority does it: a regulator records it, or an officer with the reference of the letter. */
    public boolean isOfAuthority() {
        return ofAuthority;
    }

    /** What it can come to; more than one means that whoever records it says which. */
    public List<MechanismState> outcomes() {
        return outcomes;
    }
}
