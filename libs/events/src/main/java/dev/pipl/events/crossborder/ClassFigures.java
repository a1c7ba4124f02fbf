package dev.pipl.events.crossborder;

/**
 * The head-count of one class.
 *
 * @param lower at least so many distinct persons
 * @param upper at most so many; what the route goes by
 * @param exact whether both bounds are the count itself
 * @param gross at most so many, those of exempt transfers included
 */
public record ClassFigures(long lower, long upper, boolean exact, long gross) {}
