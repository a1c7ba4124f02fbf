package dev.pipl.crossborder.route;

import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The event at which the ledger, in arrival order, met a limit of a class.
 *
 * @param threshold the smallest number that satisfies the limit
 * @param ordinal the person, in the class's distinct count, at whom it was met; empty when a declaration caused it
 * @param count the upper bound at that moment
 * @param occurredAt of the event
 */
public record Crossing(
        SubjectClass subjectClass,
        long threshold,
        OptionalLong ordinal,
        long count,
        String eventId,
        Instant occurredAt,
        String provision,
        String ruleVersion) {}
