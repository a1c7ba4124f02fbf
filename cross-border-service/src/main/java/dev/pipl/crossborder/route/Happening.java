package dev.pipl.crossborder.route;

import dev.pipl.law.route.HandlerFacts;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One thing that can move a year's standing: a transfer, or a change of the handler's facts.
 *
 * @param eventId the pipeline's event, or the registry's
 * @param date the Beijing date of {@code occurredAt}
 * @param facts the handler's facts of that date
 * @param factsVersion the profile's version they come from
 * @param isProfileChange whether the facts are the news: they then hold for what is recorded already
 * @param importantData whether it carried important data
 * @param statutoryDuty whether a public body sent it to fulfil a statutory duty
 */
public record Happening(
        String eventId,
        Instant occurredAt,
        LocalDate date,
        HandlerFacts facts,
        long factsVersion,
        boolean isProfileChange,
        boolean importantData,
        boolean statutoryDuty,
        ClassStep nonSensitive,
        ClassStep sensitive) {

    /** The same moment and the same facts, of an event that counts nobody. */
    public Happening withoutEffect() {
        return new Happening(
                eventId,
                occurredAt,
                date,
                facts,
                factsVersion,
                isProfileChange,
                false,
                false,
                ClassStep.NOTHING,
                ClassStep.NOTHING);
    }

    /**
     * Whether the facts replace those of the standing. Of transfers the latest date decides, whatever the order of
     * arrival, and on one date the later version of the profile.
     */
    boolean isNewerThan(YearStanding standing) {
        if (standing.on() == null) {
            return true;
        }
        if (isProfileChange) {
            return factsVersion >= standing.factsVersion();
        }
        int order = date.compareTo(standing.on());
        return order > 0 || (order == 0 && factsVersion >= standing.factsVersion());
    }
}
