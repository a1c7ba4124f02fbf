package dev.pipl.certification.certificate;

import dev.pipl.events.CitedFinding;
import dev.pipl.events.EventIds;
import dev.pipl.events.Wording;
import dev.pipl.events.alert.AlertRaised;
import dev.pipl.events.alert.Severity;
import dev.pipl.events.certification.CertificateIssued;
import dev.pipl.events.certification.CertificateScope;
import dev.pipl.events.certification.CertificateSuspended;
import dev.pipl.events.certification.ScopeLeft;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import java.time.OffsetDateTime;

/** What the others are told of certificates. */
public final class CertificateEvents {
    private CertificateEvents() {}

    public static CertificateIssued issued(Certificate certificate) {
        return new CertificateIssued(
                certificate.number(),
                certificate.bodyId(),
                certificate.handlerId(),
                wording(certificate.holderName()),
                scope(certificate.scope()),
                certificate.issuedOn(),
                certificate.validUntil(),
                certificate.renewalDueOn(),
                certificate.state().wireName(),
                certificate.state().since());
    }

    public static CertificateSuspended suspended(Certificate certificate, Suspension decision) {
        return new CertificateSuspended(
                certificate.number(),
                certificate.bodyId(),
                certificate.handlerId(),
                wording(certificate.holderName()),
                scope(certificate.scope()),
                certificate.issuedOn(),
                certificate.validUntil(),
                certificate.renewalDueOn(),
                certificate.state().wireName(),
                certificate.state().since(),
                decision.reason());
    }

    public static ScopeLeft left(ScopeDeparture departure) {
        return new ScopeLeft(
                departure.certificateNumber(),
                departure.bodyId(),
                departure.handlerId(),
                departure.year(),
                departure.causeEventId(),
                departure.occurredAt(),
                departure.findings().stream().map(CertificateEvents::cited).toList());
    }

    /** Told together with {@link #left}: the regulator looks at once, the body decides. */
    public static AlertRaised alarm(ScopeDeparture departure, OffsetDateTime raisedAt) {
        return new AlertRaised(
                EventIds.of("alert", "certificate-scope-left", departure.id()),
                raisedAt,
                Severity.CRITICAL,
                "certificate-scope-left",
                departure.handlerId(),
                new Wording(
                        "证书 " + departure.certificateNumber() + " 的持有人已不符合认证适用条件，由专业认证机构决定是否暂停",
                        "The holder of certificate " + departure.certificateNumber()
                                + " has left the scope of certification; its body decides whether to suspend"),
                departure.findings().stream().map(Finding::provision).distinct().toList(),
                departure.certificateNumber());
    }

    public static Wording wording(Bilingual text) {
        return new Wording(text.zh(), text.en());
    }

    private static CertificateScope scope(Scope scope) {
        return new CertificateScope(
                wording(scope.description()),
                scope.recipientIds(),
                scope.purposes(),
                scope.categories(),
                scope.peopleCountMax());
    }

    private static CitedFinding cited(Finding finding) {
        return new CitedFinding(
                finding.provision(),
                wording(finding.citation()),
                finding.outcome(),
                finding.inputs(),
                finding.ruleVersion());
    }
}
