package dev.pipl.crossborder.route;

import dev.pipl.events.EventEnvelope;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.law.route.Route;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a regulator should know of a year's counts and route. */
final class RouteAlerts {

    private RouteAlerts() {}

    static Outgoing crossed(News.Year about, Crossing crossing, Route route, String again) {
        boolean isSensitive = crossing.subjectClass() == SubjectClass.SENSITIVE;
        String zh = "%d 年向境外提供%s个人信息的人数达到 %,d 人:%s"
                .formatted(about.year(), isSensitive ? "敏感" : "非敏感", crossing.threshold(), RouteNames.zh(route));
        String en = "%s %s information sent abroad in %d: %s"
                .formatted(
                        PersonsInWords.possessive(crossing.threshold()),
                        isSensitive ? "sensitive" : "non-sensitive",
                        about.year(),
                        RouteNames.en(route));
        return alert(
                about,
                "threshold-crossed",
                crossing.occurredAt(),
                severity(route),
                new Wording(zh, en),
                List.of(crossing.provision()),
                about.year() + "/" + crossing.subjectClass().wireName() + "/" + crossing.threshold(),
                crossing.eventId(),
                Stream.of(
                                crossing.subjectClass().wireName(),
                                Long.toString(crossing.threshold()),
                                crossing.ruleVersion(),
                                again)
                        .filter(part -> !part.isEmpty())
                        .toArray(String[]::new));
    }

    /** A crossing was taken back: for a person to look at, because the route stays. */
    static Outgoing retracted(News.Year about, Retraction retraction) {
        boolean isSensitive = retraction.subjectClass() == SubjectClass.SENSITIVE;
        String zh = "%d 年向境外提供%s个人信息的人数更正后不再达到 %,d 人,原定路径未变,待复核"
                .formatted(about.year(), isSensitive ? "敏感" : "非敏感", retraction.threshold());
        String en = "After a correction %s %s information was sent abroad in %d; the route stands"
                .formatted(
                        PersonsInWords.fewerThan(retraction.threshold()),
                        isSensitive ? "sensitive" : "non-sensitive",
                        about.year());
        return alert(
                about,
                "threshold-retracted",
                retraction.retractedAt(),
                Severity.WARNING,
                new Wording(zh, en + " until it is reviewed"),
                List.of(retraction.provision()),
                about.year() + "/" + retraction.subjectClass().wireName() + "/" + retraction.threshold(),
                retraction.causeId(),
                retraction.subjectClass().wireName(),
                Long.toString(retraction.threshold()),
                retraction.causeId());
    }

    static Outgoing changed(News.Year about, RouteChange change) {
        String zh =
                "%d 年所需路径由“%s”变为“%s”".formatted(about.year(), RouteNames.zh(change.from()), RouteNames.zh(change.to()));
        String en = "The required route of %d changed from \"%s\" to \"%s\""
                .formatted(about.year(), RouteNames.en(change.from()), RouteNames.en(change.to()));
        return alert(
                about,
                "route-changed",
                change.occurredAt(),
                severity(change.to()),
                new Wording(zh, en),
                List.of(change.provision()),
                about.year() + "/" + change.to(),
                change.eventId(),
                change.from().name(),
                change.to().name(),
                change.eventId());
    }

    static Outgoing importantData(News.Year about) {
        Wording title = new Wording(
                about.year() + " 年向境外提供了重要数据:须申报数据出境安全评估",
                "Important data was sent abroad in " + about.year() + ": a security assessment is required");
        return alert(
                about,
                "important-data-sent",
                about.madeAt(),
                Severity.CRITICAL,
                title,
                List.of("CBDF-7"),
                about.year() + "/importantData",
                null);
    }

    static Severity severity(Route route) {
        if (News.isInformation(route)) {
            return Severity.INFO;
        }
        return route == Route.CONTRACT_OR_CERTIFICATION ? Severity.WARNING : Severity.CRITICAL;
    }

    private static Outgoing alert(
            News.Year about,
            String code,
            Instant occurredAt,
            Severity severity,
            Wording title,
            List<String> provisions,
            String subject,
            String causeId,
            String... idParts) {
        String[] parts = new String[idParts.length + 4];
        parts[0] = "alert";
        parts[1] = code;
        parts[2] = about.handlerId();
        parts[3] = Integer.toString(about.year());
        System.arraycopy(idParts, 0, parts, 4, idParts.length);
        String id = EventIds.of(parts);
        AlertRaised alert = new AlertRaised(
                id, BeijingCalendar.at(occurredAt), severity, code, about.handlerId(), title, provisions, subject);
        return Outgoing.of(EventEnvelope.of(id, News.SOURCE, about.madeAt(), about.handlerId(), alert)
                .causedBy(causeId));
    }
}
