package dev.pipl.crossborder.gate;

/** How a handler wants its gate to answer; {@link #ENFORCE} unless it says otherwise. */
public enum GateMode {
    /** A transfer that must not be made is let pass; the answer says what would have been decided. */
    WARN,
    /** A transfer that must not be made is denied. */
    ENFORCE
}
