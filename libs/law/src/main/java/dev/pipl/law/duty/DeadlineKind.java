package dev.pipl.law.duty;

/** How the law fixes the time for a duty. */
public enum DeadlineKind {
    /** A number of workdays (工作日) from an event. */
    WORKDAYS,
    /** A number of months or years from an event; ends on a workday (Civil Code 203). */
    PERIOD,
    /** A date the law or the regulator names; it does not move. */
    FIXED_DATE,
    /** Without delay (及时, 立即): no number, hence never overdue by this platform's own count. */
    PROMPT,
    /** Before the activity it is about begins (事前). */
    BEFORE_ACTIVITY,
    /** Regularly (定期), without a number. */
    REGULAR,
    /** As long as the condition lasts. */
    CONTINUOUS
}
