package dev.pipl.certification.certificate.adapter;

import dev.pipl.certification.CertificationLaw;
import dev.pipl.certification.adapter.Announcements;
import dev.pipl.certification.certificate.CertificateEvents;
import dev.pipl.certification.certificate.ScopeDeparture;
import dev.pipl.certification.certificate.WatchScope;
import dev.pipl.certification.handler.Holder;
import dev.pipl.certification.handler.YearStanding;
import dev.pipl.certification.handler.adapter.Holders;
import dev.pipl.kit.outbox.SessionOutbox;
import dev.pipl.law.time.BeijingCalendar;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Tells the body, the others and the regulator of every departure, once per certificate and cause. */
@ApplicationScoped
public class ScopeAlarm {
    private final Certificates certificates;
    private final Holders holders;
    private final CertificationLaw law;
    private final Announcements announcements;
    private final SessionOutbox outbox;
    private final Clock clock;

    ScopeAlarm(
            Certificates certificates,
            Holders holders,
            CertificationLaw law,
            Announcements announcements,
            SessionOutbox outbox,
            Clock clock) {
        this.certificates = certificates;
        this.holders = holders;
        this.law = law;
        this.announcements = announcements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Looks at all certificates in use of a handler, in the transaction at hand, which holds the handler's lock. */
    public Uni<Void> look(String handlerId) {
        LocalDate today = BeijingCalendar.today(clock);
        return certificates
                .valid(handlerId, today)
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : holders.find(handlerId)
                                .chain(found -> found.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : holders.years(handlerId)
                                                .chain(years -> raise(rows, found.get(), years, today))));
    }

    private Uni<Void> raise(List<CertificateEntity> rows, Holder holder, List<YearStanding> years, LocalDate today) {
        WatchScope watch = new WatchScope(law);
        List<ScopeDeparture> departures = rows.stream()
                .flatMap(row -> watch.departures(row.toCertificate(), holder, years, today).stream())
                .toList();
        return Multi.createFrom()
                .iterable(departures)
                .onItem()
                .transformToUniAndConcatenate(this::raiseOnce)
                .toUni()
                .replaceWithVoid();
    }

    private Uni<Void> raiseOnce(ScopeDeparture departure) {
        return ScopeFindingEntity.<ScopeFindingEntity>findById(departure.id())
                .chain(known -> known != null
                        ? Uni.createFrom().voidItem()
                        : ScopeFindingEntity.of(departure, clock.instant())
                                .persistAndFlush()
                                .chain(() -> outbox.add(List.of(
                                        announcements.ofBody(
                                                departure.id(),
                                                departure.bodyId(),
                                                CertificateEvents.left(departure),
                                                departure.causeEventId()),
                                        announcements.alert(CertificateEvents.alarm(
                                                departure, BeijingCalendar.at(clock.instant())))))));
    }
}
