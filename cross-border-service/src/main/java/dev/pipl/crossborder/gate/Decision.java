package dev.pipl.crossborder.gate;

/** What the gate says. */
public enum Decision {
    ALLOW,
    DENY
}
