package dev.pipl.certification.deadline.adapter;

import dev.pipl.certification.CertificationLaw;
import dev.pipl.certification.adapter.Announcements;
import dev.pipl.certification.adapter.Locks;
import dev.pipl.certification.body.adapter.Bodies;
import dev.pipl.certification.certificate.adapter.CertificateEntity;
import dev.pipl.certification.certificate.adapter.Certificates;
import dev.pipl.certification.certificate.adapter.ScopeAlarm;
import dev.pipl.certification.deadline.DueWatch;
import dev.pipl.certification.platform.adapter.Reports;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.kit.alert.SessionAlertOnce;
import dev.pipl.kit.instance.HeldUp;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Looks at every clock, once in a while: reports and filings each time, certificates once a Beijing day, together with what
 * takes effect on that day. Restarted, it looks again; every alert goes out once all the same. What cannot be looked at now
 * is looked at again, and keeps nothing else waiting.
 */
@ApplicationScoped
class DueCheck {
    private static final Logger LOG = Logger.getLogger(DueCheck.class);
    private static final int PORTION = 100;

    private final DueWatch watch;
    private final Reports reports;
    private final Bodies bodies;
    private final Certificates certificates;
    private final ScopeAlarm scopeAlarm;
    private final SessionAlertOnce alerts;
    private final Locks locks;
    private final Clock clock;
    private final HeldUp<String> heldUp = new HeldUp<>(LOG, "Looking at the deadlines of %s");
    private volatile LocalDate certificatesSeenOn;
    private volatile boolean isCertificateLeft;

    DueCheck(
            CertificationLaw law,
            Reports reports,
            Bodies bodies,
            Certificates certificates,
            ScopeAlarm scopeAlarm,
            SessionAlertOnce alerts,
            Locks locks,
            Clock clock) {
        this.watch = new DueWatch(law, clock);
        this.reports = reports;
        this.bodies = bodies;
        this.certificates = certificates;
        this.scopeAlarm = scopeAlarm;
        this.alerts = alerts;
        this.locks = locks;
        this.clock = clock;
    }

    @Scheduled(
            identity = "deadlines",
            every = "{pipl.deadlines.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        LocalDate today = BeijingCalendar.today(clock);
        return heldUp.attemptLater("reports", () -> owedReports(0))
                .chain(() -> heldUp.attemptLater("filings", () -> Panache.withTransaction(this::filings)))
                .chain(() -> today.equals(certificatesSeenOn)
                        ? Uni.createFrom().voidItem()
                        : heldUp.attemptLater("certificates", () -> wholeDay(today)));
    }

    /** Looked at again as a whole while one is left: rarely, and every alert goes out once. */
    private Uni<Void> wholeDay(LocalDate today) {
        isCertificateLeft = false;
        return allCertificates(today, 0).invoke(() -> certificatesSeenOn = isCertificateLeft ? null : today);
    }

    private Uni<Void> owedReports(long afterPosition) {
        return Panache.withTransaction(() -> reports.owedAfter(afterPosition, PORTION)
                        .call(rows -> raise(rows.stream()
                                .map(row -> looked("report " + row.id, () -> watch.ofReport(row.toReport()))))))
                .chain(rows -> rows.size() < PORTION
                        ? Uni.createFrom().voidItem()
                        : owedReports(rows.get(rows.size() - 1).position));
    }

    private Uni<Void> filings() {
        return bodies.withOpenClock()
                .chain(rows -> raise(rows.stream()
                        .map(row -> looked("filing of body " + row.id, () -> watch.ofBody(row.toBody())))));
    }

    private Uni<Void> allCertificates(LocalDate today, long afterPosition) {
        return Panache.withTransaction(() -> certificates.inForce(today, afterPosition, PORTION))
                .chain(rows -> heldUp.attemptEach(ready(rows), DueCheck::name, this::certificate)
                        .chain(() -> rows.size() < PORTION
                                ? Uni.createFrom().voidItem()
                                : allCertificates(today, rows.get(rows.size() - 1).position)));
    }

    private List<CertificateEntity> ready(List<CertificateEntity> rows) {
        List<CertificateEntity> ready =
                rows.stream().filter(row -> !heldUp.rests(name(row))).toList();
        isCertificateLeft |= ready.size() < rows.size();
        return ready;
    }

    private static String name(CertificateEntity row) {
        return "certificate " + row.number;
    }

    private Uni<Void> certificate(CertificateEntity row) {
        return Panache.withTransaction(() -> locks.handler(row.handlerId)
                        .chain(() -> scopeAlarm.look(row.handlerId))
                        .chain(() -> raise(Stream.of(watch.ofRenewal(row.toCertificate())))))
                .onFailure()
                .invoke(() -> isCertificateLeft = true);
    }

    private Optional<AlertRaised> looked(String what, Supplier<Optional<AlertRaised>> look) {
        try {
            Optional<AlertRaised> alert = look.get();
            heldUp.done(what);
            return alert;
        } catch (RuntimeException e) {
            heldUp.failed(what, e);
            return Optional.empty();
        }
    }

    private Uni<Void> raise(Stream<Optional<AlertRaised>> found) {
        List<AlertRaised> due = found.flatMap(Optional::stream).toList();
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(alert -> alerts.raise(Announcements.SOURCE, alert))
                .toUni()
                .replaceWithVoid();
    }
}
