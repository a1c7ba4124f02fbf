package dev.pipl.registry.pipia;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.law.Finding;
import dev.pipl.law.pipia.Retention;
import dev.pipl.law.time.BeijingCalendar;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An impact assessment as callers see it.
 *
 * @param status {@code COMPLETED} or {@code SUPERSEDED}
 * @param violation the finding when the activity had started before it; absent otherwise
 * @param retention how long the report is kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PipiaView(
        String id,
        String handlerId,
        List<String> kinds,
        String status,
        LocalDate completedOn,
        LocalDate activityStartedOn,
        LocalDate activityEndedOn,
        List<String> purposes,
        List<String> recipientIds,
        List<ItemAnswer> items,
        String riskLevel,
        String reportReference,
        Finding violation,
        String supersedes,
        Supersession supersession,
        Kept retention,
        OffsetDateTime recordedAt) {

    /**
     * How long the report is kept.
     *
     * @param until the last day, inclusive
     * @param open whether the activity goes on: {@code until} is then the earliest possible last day
     */
    public record Kept(LocalDate from, LocalDate until, boolean open, List<Finding> findings) {}

    public static PipiaView of(Pipia pipia, Retention retention) {
        return new PipiaView(
                pipia.id(),
                pipia.handlerId(),
                pipia.kinds().stream().map(Enum::name).sorted().toList(),
                pipia.stands() ? "COMPLETED" : "SUPERSEDED",
                pipia.completedOn(),
                pipia.activityStartedOn(),
                pipia.activityEndedOn(),
                pipia.purposes(),
                pipia.recipientIds(),
                pipia.items(),
                pipia.riskLevel().name(),
                pipia.reportReference(),
                pipia.violation(),
                pipia.supersedes(),
                pipia.supersession(),
                new Kept(retention.from(), retention.until(), retention.open(), retention.findings()),
                BeijingCalendar.at(pipia.recordedAt()));
    }
}
