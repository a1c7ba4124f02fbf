package dev.pipl.certification.certificate.adapter;

import dev.pipl.certification.certificate.Suspension;
import dev.pipl.kit.problem.Form;
import java.time.LocalDate;
import java.util.List;

/** What comes in about certificates. */
final class CertificateRequests {
    private CertificateRequests() {}

    /**
     * A body issues.
     *
     * @param number the body's own; given by the platform if absent
     * @param validUntil as printed
     */
    record Issue(
            String bodyId,
            String handlerId,
            String number,
            CertifiedScope scope,
            LocalDate issuedOn,
            LocalDate validUntil) {}

    /** An absent list restricts nothing. */
    record CertifiedScope(
            Form.Words description,
            List<String> recipientIds,
            List<String> purposes,
            List<String> categories,
            Long peopleCountMax) {}

    /**
     * A body suspends.
     *
     * @param decidedOn today if absent
     */
    record SuspensionDecision(Suspension.Ground ground, String reason, String findingReference, LocalDate decidedOn) {}
}
