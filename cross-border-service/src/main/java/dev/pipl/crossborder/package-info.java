/**
 * Counts the people whose personal information a handler provides abroad, and derives the route that the count requires.
 *
 * <p>The way of an event: {@code transfer} judges its form, {@code intake} asks {@code handler} and {@code recipient}
 * whether they know it, {@code ledger} records it and counts with {@code headcount} and {@code route}, {@code standing}
 * answers. The promise is that of the ledger: the count equals the number of distinct persons in what was recorded,
 * after any sequence of crashes, retries, duplicates and reordering.
 */
package dev.pipl.crossborder;
