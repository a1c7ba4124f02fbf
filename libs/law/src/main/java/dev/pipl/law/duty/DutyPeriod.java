package dev.pipl.law.duty;

import java.time.LocalDate;

/**
 * One turn of a duty.
 *
 * @param since its first day
 * @param deadline the time to do it in
 */
record DutyPeriod(LocalDate since, Deadline deadline) {}
