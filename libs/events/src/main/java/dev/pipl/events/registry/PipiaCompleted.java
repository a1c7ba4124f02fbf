package dev.pipl.events.registry;

import dev.pipl.events.Event;
import dev.pipl.events.MayBeAbsent;
import java.time.LocalDate;
import java.util.List;

/**
 * A handler completed an impact assessment, and its report answers every item that the law lists for its kinds.
 *
 * @param kinds {@code GENERAL}, {@code STANDARD_CONTRACT}, {@code CERTIFICATION}: what it was made for
 * @param completedOn the day of the report, Beijing
 * @param activityStartedOn the day the assessed activity started; absent while it has not
 * @param beforehand false when the activity had started before: a violation, which nothing later cures
 * @param purposes the purposes that were assessed, as the transfers state them
 * @param recipientIds the recipients abroad that were assessed, by their ids at cross-border
 * @param riskLevel {@code LOW}, {@code MEDIUM} or {@code HIGH}
 * @param supersedes the assessment that this one replaces
 */
public record PipiaCompleted(
        String pipiaId,
        String handlerId,
        List<String> kinds,
        LocalDate completedOn,
        @MayBeAbsent LocalDate activityStartedOn,
        boolean beforehand,
        List<String> purposes,
        List<String> recipientIds,
        String riskLevel,
        @MayBeAbsent String supersedes)
        implements Event {
    public PipiaCompleted {
        kinds = kinds == null ? null : List.copyOf(kinds);
        purposes = purposes == null ? null : List.copyOf(purposes);
        recipientIds = recipientIds == null ? null : List.copyOf(recipientIds);
    }
}
