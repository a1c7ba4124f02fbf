package dev.pipl.kit.page;

/**
 * An item with its place in a list.
 *
 * @param ordinal the list's only sort key, from 1 and ascending
 */
public record Placed<T>(T item, long ordinal) {}
