package dev.pipl.law.condition;

/** How the impact assessments on record stand to one transfer. The name in kebab case is a finding's outcome. */
public enum AssessmentState {
    /** One that covers the transfer was completed before its day. */
    IMPACT_ASSESSMENT_DONE,
    /** None is on record. */
    IMPACT_ASSESSMENT_MISSING,
    /** Those on record are about other recipients or purposes, or another one has taken their place. */
    IMPACT_ASSESSMENT_NOT_COVERING,
    /** The only ones that cover it were completed on the transfer's day or later; that cures nothing. */
    IMPACT_ASSESSMENT_LATE
}
