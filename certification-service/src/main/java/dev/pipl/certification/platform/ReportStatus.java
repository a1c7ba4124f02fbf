package dev.pipl.certification.platform;

/** How far a report has come. */
public enum ReportStatus {
    /** Owed, not yet sent. */
    DUE,
    /** Sent, without a receipt so far. */
    SENT,
    /** The platform gave its receipt: done. */
    RECEIPTED,
    /** The last day passed without a receipt. */
    OVERDUE
}
