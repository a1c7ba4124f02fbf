package dev.pipl.registry.pipia;

import dev.pipl.law.Finding;
import dev.pipl.law.pipia.AssessmentKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A completed impact assessment. Only whether it still stands and when the activity ended change in its life.
 *
 * @param completedOn the day of the report, Beijing
 * @param activityStartedOn null while the activity has not started
 * @param activityEndedOn null while it has not ended
 * @param violation why it came too late; null when it came beforehand. Nothing later takes it away
 * @param supersedes the assessment it replaced, or null
 * @param supersession null while it stands
 */
public record Pipia(
        String id,
        String handlerId,
        Set<AssessmentKind> kinds,
        LocalDate completedOn,
        LocalDate activityStartedOn,
        LocalDate activityEndedOn,
        List<String> purposes,
        List<String> recipientIds,
        List<ItemAnswer> items,
        RiskLevel riskLevel,
        String reportReference,
        Finding violation,
        String supersedes,
        Supersession supersession,
        Instant recordedAt) {

    public Pipia {
        kinds = Set.copyOf(kinds);
        purposes = List.copyOf(purposes);
        recipientIds = List.copyOf(recipientIds);
        items = List.copyOf(items);
    }

    public boolean stands() {
        return supersession == null;
    }

    /** The same assessment, no longer standing. */
    public Pipia superseded(Supersession why, LocalDate endedOn) {
        return new Pipia(
                id,
                handlerId,
                kinds,
                completedOn,
                activityStartedOn,
                endedOn == null ? activityEndedOn : endedOn,
                purposes,
                recipientIds,
                items,
                riskLevel,
                reportReference,
                violation,
                supersedes,
                why,
                recordedAt);
    }
}
