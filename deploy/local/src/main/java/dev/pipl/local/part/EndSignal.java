package dev.pipl.local.part;

/** How a process is asked to end by itself. */
public enum EndSignal {
    TERM,
    /** PostgreSQL's fast shutdown; at TERM it would wait for its last client. */
    INT
}
