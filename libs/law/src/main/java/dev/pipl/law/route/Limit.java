package dev.pipl.law.route;

/**
 * A count at which the route of a year can change.
 *
 * @param subjectClass whose persons are counted
 * @param firstCount the ordinal of the person who changes the route
 * @param provision the id of the provision that applies from that person on
 */
public record Limit(SubjectClass subjectClass, long firstCount, String provision) {}
