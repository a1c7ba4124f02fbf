package dev.pipl.crossborder.mechanism;

/**
 * Who records a step.
 *
 * @param subject the token's, or {@code service:cross-border} for the calendar
 * @param isRegulator whether the authority itself records it; otherwise the handler's officer does
 */
public record Actor(String subject, boolean isRegulator) {}
