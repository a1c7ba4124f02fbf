package dev.pipl.certification.handler;

import dev.pipl.events.crossborder.CertificationEligibilityChanged;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.ThresholdCrossed;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.YearFigures;
import java.time.OffsetDateTime;

/**
 * What the ledger has told of one handler's calendar year. The ledger tells only when something changes in law, so the counts are
 * those of the latest telling: exact enough for every limit, since each limit is told when it is reached.
 *
 * @param nonSensitive distinct persons, upper bound, at the latest telling
 * @param sensitive likewise
 * @param importantData the year's transfers hold important data
 * @param lastEventId the pipeline's or registry's event behind the latest telling; {@code null} before the first
 * @param lastOccurredAt of that event
 */
public record YearStanding(
        String handlerId,
        int year,
        long nonSensitive,
        long sensitive,
        boolean importantData,
        String lastEventId,
        OffsetDateTime lastOccurredAt) {

    private static final String IMPORTANT_DATA = "important-data";
    private static final String SENSITIVE = "sensitive";

    /** A year of which nothing was told: nothing was sent. */
    public static YearStanding untold(String handlerId, int year) {
        return new YearStanding(handlerId, year, 0, 0, false, null, null);
    }

    /** The year's figures as the law asks for them. */
    public YearFigures figures() {
        return new YearFigures(ClassCount.of(nonSensitive), ClassCount.of(sensitive), importantData, false);
    }

    public YearStanding after(ThresholdCrossed event) {
        boolean ofSensitive = SENSITIVE.equals(event.subjectClass());
        return new YearStanding(
                handlerId,
                year,
                ofSensitive ? nonSensitive : event.count(),
                ofSensitive ? event.count() : sensitive,
                importantData,
                event.firstEventId(),
                event.occurredAt());
    }

    public YearStanding after(RouteChanged event) {
        return new YearStanding(
                handlerId,
                year,
                event.counts().nonSensitive(),
                event.counts().sensitive(),
                importantData || IMPORTANT_DATA.equals(event.reason()),
                event.eventId(),
                event.occurredAt());
    }

    public YearStanding after(CertificationEligibilityChanged event) {
        return new YearStanding(
                handlerId,
                year,
                event.nonSensitive(),
                event.sensitive(),
                importantData || (!event.eligible() && IMPORTANT_DATA.equals(event.reason())),
                event.eventId(),
                event.occurredAt());
    }
}
