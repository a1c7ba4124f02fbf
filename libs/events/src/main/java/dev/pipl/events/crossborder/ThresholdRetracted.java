package dev.pipl.events.crossborder;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipl.events.Event;
import dev.pipl.events.Wording;
import java.time.OffsetDateTime;

/**
 * A limit that was told as reached was not reached after all, because a person corrected the counts. The crossing stays
 * on record as superseded, and the required route stays as it is until a person confirms a lower one.
 *
 * @param subjectClass {@code nonSensitive} or {@code sensitive}
 * @param threshold of the crossing that is taken back
 * @param countBefore the upper bound before the correction
 * @param countAfter the upper bound after it
 * @param reason a stable word: {@code void-approved} or {@code ground-decided}
 * @param causeId the correction, or the decision on an exemption ground
 * @param retractedAt when that was decided
 */
public record ThresholdRetracted(
        String handlerId,
        int year,
        @JsonProperty("class") String subjectClass,
        long threshold,
        long countBefore,
        long countAfter,
        String reason,
        String causeId,
        OffsetDateTime retractedAt,
        String provision,
        Wording citation,
        String ruleVersion)
        implements Event {}
