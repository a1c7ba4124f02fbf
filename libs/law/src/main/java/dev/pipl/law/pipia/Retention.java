package dev.pipl.law.pipia;

import dev.pipl.law.Finding;
import java.time.LocalDate;
import java.util.List;

/**
 * How long a report is kept.
 *
 * @param from the day the period runs from
 * @param until its last day, inclusive
 * @param open whether the activity has not ended: {@code until} is then the earliest possible last day, and moves
 * @param findings the provision, with the days it was applied to
 */
public record Retention(LocalDate from, LocalDate until, boolean open, List<Finding> findings) {

    public Retention {
        findings = List.copyOf(findings);
    }
}
