package dev.pipl.crossborder.route;

import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One change of a year's overall route.
 *
 * @param subjectClass whose count caused it; empty for changes of profile, year, rule or kind of data
 * @param threshold the limit that was met, empty with {@code subjectClass}
 * @param ordinal the person at which it was met; empty when a declaration caused it
 * @param eventId the pipeline's event, the registry's event, or the opening of the year
 * @param reason a stable word, see {@code dev.pipl.events.crossborder.RouteChanged}
 */
public record RouteChange(
        int year,
        Route from,
        Route to,
        Optional<SubjectClass> subjectClass,
        OptionalLong threshold,
        OptionalLong ordinal,
        String eventId,
        Instant occurredAt,
        String provision,
        String reason,
        String ruleVersion) {}
