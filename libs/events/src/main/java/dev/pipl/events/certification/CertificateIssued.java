package dev.pipl.events.certification;

import dev.pipl.events.Event;
import dev.pipl.events.Wording;
import java.time.LocalDate;

/**
 * A body issued a certificate.
 *
 * @param validUntil the last day in force
 * @param renewalDueOn the last day to apply for renewal
 * @param status {@code VALID} or {@code SUSPENDED}
 */
public record CertificateIssued(
        String number,
        String bodyId,
        String handlerId,
        Wording holderName,
        CertificateScope scope,
        LocalDate issuedOn,
        LocalDate validUntil,
        LocalDate renewalDueOn,
        String status,
        LocalDate statusChangedOn)
        implements Event {}
