package dev.pipl.events.certification;

import dev.pipl.events.Event;
import dev.pipl.events.Wording;
import java.time.LocalDate;

/**
 * A body decided to suspend a certificate; the platform never does so by itself.
 *
 * @param validUntil the last day in force
 * @param renewalDueOn the last day to apply for renewal
 * @param status {@code VALID} or {@code SUSPENDED}
 * @param reason in the body's words
 */
public record CertificateSuspended(
        String number,
        String bodyId,
        String handlerId,
        Wording holderName,
        CertificateScope scope,
        LocalDate issuedOn,
        LocalDate validUntil,
        LocalDate renewalDueOn,
        String status,
        LocalDate statusChangedOn,
        String reason)
        implements Event {}
