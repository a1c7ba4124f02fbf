package dev.pipl.dashboard.handler;

import dev.pipl.events.crossborder.HeadCountAdvanced;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.ThresholdCrossed;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import java.time.Instant;

/**
 * Where a handler's year stands by what the ledger has told so far, in its order. What was told last holds: a count may
 * also fall, when a transfer is voided.
 *
 * @param ledgerSequence of the latest full figures; null before the first
 * @param asOf when the latest transfer or change behind it occurred
 */
public record YearStanding(Figures nonSensitive, Figures sensitive, Route route, Long ledgerSequence, Instant asOf) {

    /** A year that begins. */
    public static YearStanding opened(Instant at) {
        return new YearStanding(Figures.NOBODY, Figures.NOBODY, Route.NONE, null, at);
    }

    public Figures of(SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive;
    }

    public YearStanding after(ThresholdCrossed crossing) {
        boolean ofSensitive = SubjectClass.ofWireName(crossing.subjectClass()) == SubjectClass.SENSITIVE;
        return new YearStanding(
                ofSensitive ? nonSensitive : nonSensitive.withUpper(crossing.count()),
                ofSensitive ? sensitive.withUpper(crossing.count()) : sensitive,
                route,
                ledgerSequence,
                later(crossing.occurredAt().toInstant()));
    }

    public YearStanding after(RouteChanged change) {
        return new YearStanding(
                nonSensitive.withUpper(change.counts().nonSensitive()),
                sensitive.withUpper(change.counts().sensitive()),
                Route.valueOf(change.to()),
                ledgerSequence,
                later(change.occurredAt().toInstant()));
    }

    /** Figures of an earlier state of the ledger have no effect. */
    public YearStanding after(HeadCountAdvanced advance) {
        if (ledgerSequence != null && advance.ledgerSequence() < ledgerSequence) {
            return this;
        }
        return new YearStanding(
                Figures.of(advance.nonSensitive()),
                Figures.of(advance.sensitive()),
                Route.valueOf(advance.route()),
                advance.ledgerSequence(),
                later(advance.occurredAt().toInstant()));
    }

    private Instant later(Instant at) {
        return at.isAfter(asOf) ? at : asOf;
    }
}
