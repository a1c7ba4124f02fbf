package dev.pipl.events.crossborder;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import dev.pipl.events.Wording;
import java.time.OffsetDateTime;

/**
 * What a handler's transfers of a year need in law changed.
 *
 * @param from the overall route before
 * @param to the overall route now: the strictest class's
 * @param subjectClass the class whose count caused it; absent for a change of profile or year
 * @param threshold absent with {@code subjectClass}
 * @param ordinal absent with {@code subjectClass}, and when a declaration caused it
 * @param eventId the event that caused it: a pipeline's, the registry's, or the opening of the year
 * @param provision the article that now decides
 * @param reason a stable word: {@code threshold-crossed}, {@code profile-changed}, {@code year-opened},
 *     {@code important-data}, {@code statutory-duty}, {@code exempt-ground}, {@code rule-changed},
 *     {@code void-approved}, {@code ground-decided} or {@code route-reviewed}
 * @param counts the upper bounds after the event
 */
public record RouteChanged(
        String handlerId,
        int year,
        String from,
        String to,
        @MayBeAbsent @JsonProperty("class") String subjectClass,
        @MayBeAbsent Long threshold,
        @MayBeAbsent Long ordinal,
        String eventId,
        OffsetDateTime occurredAt,
        String provision,
        Wording citation,
        String reason,
        RoutesByClass byClass,
        UpperCounts counts,
        String ruleVersion)
        implements Event {}
