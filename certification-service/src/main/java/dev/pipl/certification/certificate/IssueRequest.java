package dev.pipl.certification.certificate;

import java.time.LocalDate;

/**
 * What a body prints on a certificate.
 *
 * @param number the body's own number, or one that the platform gave
 * @param validUntil as printed; required, because the printed date is the one that counts
 */
public record IssueRequest(String number, String handlerId, Scope scope, LocalDate issuedOn, LocalDate validUntil) {}
