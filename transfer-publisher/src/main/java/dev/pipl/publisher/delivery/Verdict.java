package dev.pipl.publisher.delivery;

/** What became of an event. */
public enum Verdict {
    ACCEPTED,
    DUPLICATE,
    REJECTED,
    /** The broker has it; what the platform made of it is not known here. */
    ACKNOWLEDGED
}
