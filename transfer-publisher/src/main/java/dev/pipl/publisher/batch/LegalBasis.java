package dev.pipl.publisher.batch;

/** The bases of handling, in the words of the transfer event. */
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
