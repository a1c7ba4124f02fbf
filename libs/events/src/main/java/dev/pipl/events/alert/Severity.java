package dev.pipl.events.alert;

/** How soon somebody should look. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}
