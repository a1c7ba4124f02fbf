package dev.pipl.certification.certificate.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.certification.certificate.Certificate;
import dev.pipl.certification.certificate.CertificateState;
import dev.pipl.certification.certificate.Scope;
import dev.pipl.certification.certificate.Suspension;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import java.time.LocalDate;
import java.util.List;

/** A certificate as it is answered to those whom it concerns; what does not apply is absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CertificateView(
        String number,
        String bodyId,
        String handlerId,
        Bilingual holderName,
        Scope scope,
        LocalDate issuedOn,
        LocalDate validUntil,
        LocalDate renewalDueOn,
        String status,
        LocalDate statusSince,
        Suspension suspension,
        List<Finding> findings) {

    static CertificateView of(CertificateEntity row, LocalDate today) {
        Certificate stored = row.toCertificate();
        Certificate certificate = stored.on(today);
        return new CertificateView(
                certificate.number(),
                certificate.bodyId(),
                certificate.handlerId(),
                certificate.holderName(),
                certificate.scope(),
                certificate.issuedOn(),
                certificate.validUntil(),
                certificate.renewalDueOn(),
                certificate.state().wireName(),
                certificate.state().since(),
                stored.state() instanceof CertificateState.Suspended suspended ? suspended.decision() : null,
                certificate.findings());
    }
}
