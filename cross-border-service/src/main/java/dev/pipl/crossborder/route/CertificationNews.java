package dev.pipl.crossborder.route;

import dev.pipl.events.crossborder.CertificationEligibilityChanged;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.route.Route;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells certification whether a certificate can still be a handler's route. */
final class CertificationNews {

    /** The band in which a certificate is a route; its second paragraph leaves out important data. */
    private static final String CERTIFICATION_BAND = "CERT-5";

    private static final String IMPORTANT_DATA = "important-data";

    private CertificationNews() {}

    static Optional<Outgoing> of(News.Year about, RouteChange change) {
        boolean isEligible = change.to() == Route.CONTRACT_OR_CERTIFICATION;
        if (!isEligible && (!isOutside(change.to()) || isOutside(change.from()))) {
            return Optional.empty();
        }
        return Optional.of(tell(
                about,
                isEligible,
                change.reason(),
                change.provision(),
                change.eventId(),
                change.occurredAt(),
                change.ruleVersion(),
                change.from().name(),
                change.to().name()));
    }

    /**
     * Where the route was an assessment already, no change of it says that important data came; certification has to hear
     * of it all the same, for a certificate never covers them, whatever the counts of another year.
     */
    static Optional<Outgoing> ofImportantData(News.Year about, Verdict verdict) {
        boolean isTold = verdict.routeChanges().stream()
                .anyMatch(change -> change.reason().equals(IMPORTANT_DATA)
                        && of(about, change).isPresent());
        return verdict.firstImportantData()
                .filter(data -> !isTold && verdict.standing().judged())
                .map(data -> tell(
                        about,
                        false,
                        IMPORTANT_DATA,
                        "CBDF-7",
                        data.eventId(),
                        data.occurredAt(),
                        verdict.standing().ruleVersion(),
                        IMPORTANT_DATA,
                        verdict.standing().route().name()));
    }

    private static Outgoing tell(
            News.Year about,
            boolean isEligible,
            String reason,
            String provision,
            String eventId,
            Instant occurredAt,
            String ruleVersion,
            String from,
            String to) {
        return about.tell(
                eventId,
                ruleVersion,
                new CertificationEligibilityChanged(
                        about.handlerId(),
                        about.year(),
                        isEligible,
                        reason,
                        Stream.of(provision, CERTIFICATION_BAND).distinct().toList(),
                        about.standing().nonSensitiveMax(),
                        about.standing().sensitiveMax(),
                        eventId,
                        BeijingCalendar.at(occurredAt),
                        ruleVersion),
                "certification-eligibility-changed",
                from,
                to,
                eventId);
    }

    private static boolean isOutside(Route route) {
        return route.isStricterThan(Route.CONTRACT_OR_CERTIFICATION);
    }
}
