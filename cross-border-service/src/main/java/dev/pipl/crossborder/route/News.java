package dev.pipl.crossborder.route;

import dev.pipl.events.Event;
import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.crossborder.CertificationEligibilityChanged;
import dev.pipl.events.crossborder.RouteChanged;
import dev.pipl.events.crossborder.RoutesByClass;
import dev.pipl.events.crossborder.ThresholdCrossed;
import dev.pipl.events.crossborder.ThresholdRetracted;
import dev.pipl.events.crossborder.UpperCounts;
import dev.pipl.events.crossborder.YearOpened;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.RouteDecision;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells everyone concerned what a verdict changed. The same cause gives the same ids, so that news published twice is
 * seen as one. Pure and thread-safe.
 */
public final class News {

    static final URI SOURCE = URI.create("/cross-border");
    /** The band in which a certificate is a route. */
    private static final String CERTIFICATION_BAND = "CERT-5";

    private final Provisions provisions;
    private final JudgeYear judge;

    public News(Provisions provisions, JudgeYear judge) {
        this.provisions = provisions;
        this.judge = judge;
    }

    /**
     * What a verdict changed for a handler's year.
     *
     * @param before where the year stood
     * @param retracted the crossings that were taken back earlier: a limit met again after that is news again
     * @param madeAt by the platform's clock
     */
    public List<Outgoing> of(
            String handlerId,
            int year,
            YearStanding before,
            List<Retraction> retracted,
            Verdict verdict,
            Instant madeAt) {
        Year about = new Year(handlerId, year, verdict.standing(), madeAt);
        List<Outgoing> news = new ArrayList<>();
        for (Retraction retraction : verdict.retractions()) {
            news.add(about.tell(
                    retraction.causeId(),
                    retraction.ruleVersion(),
                    retracted(about, retraction),
                    "threshold-retracted",
                    retraction.subjectClass().wireName(),
                    Long.toString(retraction.threshold()),
                    retraction.causeId()));
            news.add(RouteAlerts.retracted(about, retraction));
        }
        for (Crossing crossing : verdict.crossings()) {
            String again = again(crossing, retracted);
            news.add(about.tell(
                    crossing.eventId(), crossing.ruleVersion(), crossed(about, crossing), crossingId(crossing, again)));
            if (!isInformation(routeAt(crossing, verdict))) {
                news.add(RouteAlerts.crossed(about, crossing, routeAt(crossing, verdict), again));
            }
        }
        for (RouteChange change : verdict.routeChanges()) {
            news.addAll(of(about, change));
        }
        if (verdict.standing().importantData() && !before.importantData()) {
            news.add(RouteAlerts.importantData(about));
        }
        return news;
    }

    /** A year began after another one, whose route is over. */
    public List<Outgoing> ofOpening(
            String handlerId, int year, String eventId, List<RouteChange> changes, Instant madeAt) {
        Year about = new Year(handlerId, year, YearStanding.BLANK, madeAt);
        Instant start = BeijingCalendar.startOf(LocalDate.of(year, 1, 1));
        List<Outgoing> news = new ArrayList<>();
        news.add(about.tell(eventId, "", new YearOpened(handlerId, year, BeijingCalendar.at(start)), "year-opened"));
        for (RouteChange change : changes) {
            news.add(about.tell(eventId, change.ruleVersion(), changed(about, change), changeId(change)));
        }
        return news;
    }

    private List<Outgoing> of(Year about, RouteChange change) {
        List<Outgoing> news = new ArrayList<>();
        news.add(about.tell(change.eventId(), change.ruleVersion(), changed(about, change), changeId(change)));
        if (!isInformation(change.to()) || !isInformation(change.from())) {
            news.add(RouteAlerts.changed(about, change));
        }
        boolean isEligible = change.to() == Route.CONTRACT_OR_CERTIFICATION;
        boolean wasOutside = isOutside(change.from());
        if (isEligible || (isOutside(change.to()) && !wasOutside)) {
            news.add(about.tell(
                    change.eventId(),
                    change.ruleVersion(),
                    new CertificationEligibilityChanged(
                            about.handlerId(),
                            about.year(),
                            isEligible,
                            change.reason(),
                            Stream.of(change.provision(), CERTIFICATION_BAND)
                                    .distinct()
                                    .toList(),
                            about.standing().nonSensitiveMax(),
                            about.standing().sensitiveMax(),
                            change.eventId(),
                            BeijingCalendar.at(change.occurredAt()),
                            change.ruleVersion()),
                    new String[] {
                        "certification-eligibility-changed",
                        change.from().name(),
                        change.to().name(),
                        change.eventId()
                    }));
        }
        return news;
    }

    private ThresholdCrossed crossed(Year about, Crossing crossing) {
        return new ThresholdCrossed(
                about.handlerId(),
                about.year(),
                crossing.subjectClass().wireName(),
                crossing.threshold(),
                crossing.ordinal().isPresent() ? crossing.ordinal().getAsLong() : null,
                crossing.subjectClass() == SubjectClass.SENSITIVE
                        ? about.standing().sensitiveMax()
                        : about.standing().nonSensitiveMax(),
                crossing.eventId(),
                BeijingCalendar.at(crossing.occurredAt()),
                crossing.provision(),
                citation(crossing.provision()),
                crossing.ruleVersion());
    }

    private ThresholdRetracted retracted(Year about, Retraction retraction) {
        return new ThresholdRetracted(
                about.handlerId(),
                about.year(),
                retraction.subjectClass().wireName(),
                retraction.threshold(),
                retraction.countBefore(),
                retraction.countAfter(),
                retraction.reason(),
                retraction.causeId(),
                BeijingCalendar.at(retraction.retractedAt()),
                retraction.provision(),
                citation(retraction.provision()),
                retraction.ruleVersion());
    }

    private RouteChanged changed(Year about, RouteChange change) {
        return new RouteChanged(
                about.handlerId(),
                about.year(),
                change.from().name(),
                change.to().name(),
                change.subjectClass().map(SubjectClass::wireName).orElse(null),
                change.threshold().isPresent() ? change.threshold().getAsLong() : null,
                change.ordinal().isPresent() ? change.ordinal().getAsLong() : null,
                change.eventId(),
                BeijingCalendar.at(change.occurredAt()),
                change.provision(),
                citation(change.provision()),
                change.reason(),
                byClass(about.standing()),
                new UpperCounts(
                        about.standing().nonSensitiveMax(), about.standing().sensitiveMax()),
                change.ruleVersion());
    }

    private RoutesByClass byClass(YearStanding standing) {
        if (standing.on() == null) {
            return new RoutesByClass(Route.NONE.name(), Route.NONE.name());
        }
        RouteDecision decision = judge.decide(standing);
        return new RoutesByClass(
                decision.byClass().get(SubjectClass.NON_SENSITIVE).name(),
                decision.byClass().get(SubjectClass.SENSITIVE).name());
    }

    private Wording citation(String provision) {
        Bilingual citation = provisions.get(provision).citation();
        return new Wording(citation.zh(), citation.en());
    }

    private static Route routeAt(Crossing crossing, Verdict verdict) {
        return verdict.routeChanges().stream()
                .filter(change -> change.subjectClass().equals(Optional.of(crossing.subjectClass()))
                        && change.threshold().getAsLong() == crossing.threshold())
                .map(RouteChange::to)
                .findFirst()
                .orElse(verdict.standing().route());
    }

    static boolean isInformation(Route route) {
        return !route.isStricterThan(Route.EXEMPT_VOLUME);
    }

    private static boolean isOutside(Route route) {
        return route.isStricterThan(Route.CONTRACT_OR_CERTIFICATION);
    }

    /** Empty for the first crossing of a limit; its number for one that follows a retraction. */
    private static String again(Crossing crossing, List<Retraction> retracted) {
        long times = Crossings.retracted(crossing, retracted);
        return times == 0 ? "" : Long.toString(times + 1);
    }

    private static String[] crossingId(Crossing crossing, String again) {
        return Stream.of(
                        "threshold-crossed",
                        crossing.subjectClass().wireName(),
                        Long.toString(crossing.threshold()),
                        crossing.ruleVersion(),
                        again)
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
    }

    private static String[] changeId(RouteChange change) {
        return new String[] {
            "route-changed",
            change.from().name(),
            change.to().name(),
            change.subjectClass().map(SubjectClass::wireName).orElse("-"),
            change.threshold().isPresent() ? Long.toString(change.threshold().getAsLong()) : "-",
            change.eventId()
        };
    }

    /** Whose year the news is about, and how it stands after the event. */
    record Year(String handlerId, int year, YearStanding standing, Instant madeAt) {

        Outgoing tell(String causeId, String ruleVersion, Event data, String... idParts) {
            String id = EventIds.of(Stream.concat(Stream.of(handlerId, Integer.toString(year)), Stream.of(idParts))
                    .toArray(String[]::new));
            EventEnvelope envelope = EventEnvelope.of(id, SOURCE, madeAt, handlerId, data)
                    .causedBy(causeId)
                    .withRuleversion(ruleVersion.isEmpty() ? null : ruleVersion);
            return Outgoing.of(envelope);
        }
    }
}
