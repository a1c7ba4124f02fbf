package dev.pipl.crossborder.correction;

/** What a correction asks for. */
public enum CorrectionKind {
    /** The event counts nobody any more. */
    VOID,
    /** Likewise, because another recorded event says it rightly. */
    REPLACE,
    /** The route of a year follows its corrected counts. */
    LOWER_ROUTE
}
