package dev.pipl.registry.pipia;

/** How an assessment weighs what may happen to the individuals, after the measures taken. */
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH
}
