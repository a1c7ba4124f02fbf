package dev.pipl.registry.pipia;

/**
 * What a report says on one item.
 *
 * @param provision the article that lists the item: {@code PIPL-56}, {@code SCC-5} or {@code CERT-6}
 * @param item its number there, from 1
 * @param answer the report's answer, or where in the report it is found
 */
public record ItemAnswer(String provision, int item, String answer) {}
