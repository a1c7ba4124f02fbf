package dev.pipl.events.crossborder;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Quantities look split, so that a limit of the law would be met by none of the handlers alone. A question to a reviewer,
 * never a finding of guilt.
 *
 * @param caseId of the case that a reviewer decides
 * @param round 1 at first; one more each time new facts open a cleared case again
 * @param signal what was seen, such as {@code GROUP_SUM}
 * @param state {@code OPEN}, or {@code REVIEW_HOLD} while the transfers concerned should wait for the reviewer
 * @param groupId absent where a single handler without a group is concerned
 * @param subjectClass {@code nonSensitive} or {@code sensitive}; absent where no limit is concerned
 * @param threshold absent likewise
 * @param count distinct persons over the handlers together, upper bound; absent likewise
 * @param provisions the articles that bar splitting
 */
public record SplittingSuspected(
        String caseId,
        int round,
        String signal,
        String state,
        @MayBeAbsent String groupId,
        List<String> handlerIds,
        int year,
        @MayBeAbsent @JsonProperty("class") String subjectClass,
        @MayBeAbsent Long threshold,
        @MayBeAbsent Long count,
        List<String> provisions,
        OffsetDateTime occurredAt)
        implements Event {
    public SplittingSuspected {
        handlerIds = handlerIds == null ? null : List.copyOf(handlerIds);
        provisions = provisions == null ? null : List.copyOf(provisions);
    }
}
