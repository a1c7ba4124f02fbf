package dev.pipl.events.crossborder;

/** Distinct persons of a year, as the route counts them: the upper bound of each class. */
public record UpperCounts(long nonSensitive, long sensitive) {}
