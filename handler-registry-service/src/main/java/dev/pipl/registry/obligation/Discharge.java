package dev.pipl.registry.obligation;

import java.time.LocalDate;

/**
 * How an obligation came to its end.
 *
 * @param on the day it was done or fell away, Beijing
 * @param reason {@link #DONE} or {@link #FELL_AWAY}
 * @param evidence what shows it, in the words of who recorded it
 * @param by the caller's subject, or the service
 */
public record Discharge(LocalDate on, String reason, String evidence, String by) {
    public static final String DONE = "done";
    /** The facts that asked for it no longer hold, or another duty took its place. */
    public static final String FELL_AWAY = "superseded";
}
