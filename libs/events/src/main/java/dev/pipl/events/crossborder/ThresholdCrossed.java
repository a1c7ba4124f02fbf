package dev.pipl.events.crossborder;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import dev.pipl.events.Wording;
import java.time.OffsetDateTime;

/**
 * The count of a class reached a statutory limit.
 *
 * @param subjectClass {@code nonSensitive} or {@code sensitive}
 * @param threshold the smallest number that satisfies the limit; 1 for the first person
 * @param ordinal the exact person within the year; absent when a declaration caused the crossing
 * @param count the upper bound after the event
 * @param firstEventId the pipeline's event at which the ledger, in arrival order, passed the limit
 * @param occurredAt of that event
 */
public record ThresholdCrossed(
        String handlerId,
        int year,
        @JsonProperty("class") String subjectClass,
        long threshold,
        @MayBeAbsent Long ordinal,
        long count,
        String firstEventId,
        OffsetDateTime occurredAt,
        String provision,
        Wording citation,
        String ruleVersion)
        implements Event {}
