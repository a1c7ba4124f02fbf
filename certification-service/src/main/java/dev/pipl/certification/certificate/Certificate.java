package dev.pipl.certification.certificate;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import java.time.LocalDate;
import java.util.List;

/**
 * A certificate as its body issued it, with what it is worth today.
 *
 * @param number unique in the platform
 * @param validUntil the last day in force, as printed
 * @param renewalDueOn the last day to apply for renewal
 * @param findings the rules under which it was issued; stored with it
 */
public record Certificate(
        String number,
        String bodyId,
        String handlerId,
        Bilingual holderName,
        Scope scope,
        LocalDate issuedOn,
        LocalDate validUntil,
        LocalDate renewalDueOn,
        CertificateState state,
        List<Finding> findings) {

    public Certificate {
        findings = List.copyOf(findings);
    }

    /** The same certificate after the body's decision. */
    public Certificate suspended(Suspension decision) {
        return in(state.suspend(decision));
    }

    private Certificate in(CertificateState next) {
        return new Certificate(
                number, bodyId, handlerId, holderName, scope, issuedOn, validUntil, renewalDueOn, next, findings);
    }
}
