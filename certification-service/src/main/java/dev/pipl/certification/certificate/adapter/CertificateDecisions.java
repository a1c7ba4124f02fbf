package dev.pipl.certification.certificate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.certification.CertificationLaw;
import dev.pipl.certification.CertificationProblem;
import dev.pipl.certification.adapter.Announcements;
import dev.pipl.certification.adapter.Json;
import dev.pipl.certification.adapter.Locks;
import dev.pipl.certification.body.adapter.Bodies;
import dev.pipl.certification.certificate.Certificate;
import dev.pipl.certification.certificate.CertificateEvents;
import dev.pipl.certification.certificate.IssueCertificate;
import dev.pipl.certification.certificate.IssueRequest;
import dev.pipl.certification.certificate.Scope;
import dev.pipl.certification.certificate.Suspension;
import dev.pipl.certification.handler.adapter.Holders;
import dev.pipl.certification.platform.ReportCause;
import dev.pipl.certification.platform.adapter.Reports;
import dev.pipl.events.EventIds;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.outbox.Outgoing;
import dev.pipl.kit.outbox.SessionOutbox;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.SessionTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.law.time.WorkdayCount;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What a body decides about certificates: each decision with its report, its events and its trail in one transaction. */
@ApplicationScoped
class CertificateDecisions {
    private final Bodies bodies;
    private final Holders holders;
    private final Certificates certificates;
    private final Reports reports;
    private final Locks locks;
    private final CertificationLaw law;
    private final Announcements announcements;
    private final SessionOutbox outbox;
    private final SessionTrail trail;
    private final Clock clock;

    CertificateDecisions(
            Bodies bodies,
            Holders holders,
            Certificates certificates,
            Reports reports,
            Locks locks,
            CertificationLaw law,
            Announcements announcements,
            SessionOutbox outbox,
            SessionTrail trail,
            Clock clock) {
        this.bodies = bodies;
        this.holders = holders;
        this.certificates = certificates;
        this.reports = reports;
        this.locks = locks;
        this.law = law;
        this.announcements = announcements;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param number the body's own, or {@code null} */
    Uni<CertificateEntity> issue(
            String bodyId,
            String handlerId,
            String number,
            Scope scope,
            LocalDate issuedOn,
            LocalDate validUntil,
            Caller caller) {
        LocalDate today = BeijingCalendar.today(clock);
        return locks.handler(handlerId)
                .chain(() -> bodies.get(bodyId))
                .chain(body -> holders.find(handlerId)
                        .map(found -> found.orElseThrow(() -> new Refusal(CommonProblem.HANDLER_UNKNOWN)))
                        .chain(holder -> holders.year(handlerId, today.getYear())
                                .chain(year -> freeNumber(number, issuedOn)
                                        .map(free -> new IssueCertificate(law)
                                                .decide(
                                                        new IssueRequest(free, handlerId, scope, issuedOn, validUntil),
                                                        body.toBody(),
                                                        holder,
                                                        year,
                                                        today)))))
                .chain(certificate -> store(certificate, caller));
    }

    Uni<CertificateEntity> suspend(CertificateEntity row, Suspension decision, Caller caller) {
        JsonNode before = view(row);
        LocalDate today = BeijingCalendar.today(clock);
        Certificate after = row.toCertificate().on(today).suspended(decision);
        row.take(after.state());
        return answered(decision, row.number)
                .chain(() -> row.<CertificateEntity>persistAndFlush())
                .chain(() -> reports.owe(after.report(ReportCause.SUSPENDED, due(after))))
                .chain(reportDue -> outbox.add(List.of(
                        announcements.ofBody(
                                EventIds.random(), after.bodyId(), CertificateEvents.suspended(after, decision)),
                        reportDue)))
                .chain(() -> trail.add(entry(caller, "suspend-certificate", after)
                        .changing(before, view(row))
                        .because(decision.reason())))
                .replaceWith(row);
    }

    private Uni<CertificateEntity> store(Certificate certificate, Caller caller) {
        CertificateEntity row = CertificateEntity.of(certificate);
        return row.<CertificateEntity>persistAndFlush()
                .chain(() -> reports.owe(certificate.report(ReportCause.ISSUED, due(certificate))))
                .chain(reportDue -> outbox.add(List.of(issued(certificate), reportDue)))
                .chain(() -> trail.add(
                        entry(caller, "issue-certificate", certificate).changing(null, view(row))))
                .replaceWith(row);
    }

    /** A finding of this service that the body names is thereby answered; any other reference is the body's own. */
    private Uni<Void> answered(Suspension decision, String number) {
        if (decision.findingReference() == null) {
            return Uni.createFrom().voidItem();
        }
        return ScopeFindingEntity.<ScopeFindingEntity>findById(decision.findingReference())
                .invoke(finding -> {
                    if (finding == null) {
                        return;
                    }
                    if (!finding.certificateNumber.equals(number)) {
                        throw new Refusal(CertificationProblem.FINDING_OF_ANOTHER_CERTIFICATE);
                    }
                    finding.answeredBy = "SUSPENSION";
                    finding.answeredOn = decision.decidedOn();
                })
                .replaceWithVoid();
    }

    private Uni<String> freeNumber(String given, LocalDate issuedOn) {
        if (given != null) {
            return locks.certificateNumber(given)
                    .chain(() -> certificates.exists(given))
                    .map(taken -> {
                        if (taken) {
                            throw new Refusal(CertificationProblem.CERTIFICATE_NUMBER_TAKEN);
                        }
                        return given;
                    });
        }
        return certificates
                .nextNumber()
                .map(next -> String.format("PIP-%d-%06d", issuedOn.getYear(), next))
                .chain(next -> locks.certificateNumber(next)
                        .chain(() -> certificates.exists(next))
                        .chain(taken -> taken
                                ? freeNumber(null, issuedOn)
                                : Uni.createFrom().item(next)));
    }

    private WorkdayCount due(Certificate certificate) {
        return law.clocks().platformReportDueOn(certificate.state().since());
    }

    private Outgoing issued(Certificate certificate) {
        return announcements.ofBody(
                EventIds.of("certificate-issued", certificate.number()),
                certificate.bodyId(),
                CertificateEvents.issued(certificate));
    }

    private TrailEntry entry(Caller caller, String action, Certificate certificate) {
        return TrailEntry.by(caller, clock.instant(), action, "certificate", certificate.number())
                .of(certificate.handlerId());
    }

    private JsonNode view(CertificateEntity row) {
        return Json.tree(CertificateView.of(row, BeijingCalendar.today(clock)));
    }
}
