package dev.pipl.audit.duty;

import java.time.LocalDate;

/**
 * How often a handler below the law's numbers says it audits itself (PIPL-54: regularly). Not keeping it is a finding, not a breach of
 * law.
 *
 * @param years between two reports
 * @param declaredOn a Beijing day; the first period runs from it
 */
public record OwnFrequency(int years, LocalDate declaredOn) {}
