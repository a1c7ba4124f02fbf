package dev.pipl.crossborder.transfer;

/** The basis of handling under PIPL 13, as the event names it. */
public enum LegalBasis {
    CONSENT,
    CONTRACT,
    HUMAN_RESOURCES,
    STATUTORY_DUTY,
    EMERGENCY,
    NEWS,
    PUBLISHED_INFORMATION,
    OTHER_LAW
}
