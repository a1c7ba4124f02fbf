package dev.pipl.audit.selfaudit;

import java.time.LocalDate;

/**
 * How an audit ended.
 *
 * @param reportedOn the report's date; the next period runs from it
 * @param performer who carried it out in the end
 * @param conclusion in the performer's words
 * @param findingsCount how many defects it found
 * @param coversAllSections whether every section of the annex that applies was audited, so that it counts into the cycle
 */
public record AuditReport(
        LocalDate reportedOn, Performer performer, String conclusion, int findingsCount, boolean coversAllSections) {}
