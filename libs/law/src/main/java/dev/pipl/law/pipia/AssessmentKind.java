package dev.pipl.law.pipia;

/** What an impact assessment is made for; one report may serve several, if it answers the items of each. */
public enum AssessmentKind {
    /** Any activity that needs one (PIPL 55). */
    GENERAL,
    /** A standard contract with a recipient abroad (SCC 5). */
    STANDARD_CONTRACT,
    /** An application for certification (CERT 6). */
    CERTIFICATION
}
