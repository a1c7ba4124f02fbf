package dev.pipl.crossborder.outlook;

import dev.pipl.law.route.SubjectClass;
import java.time.LocalDate;

/**
 * What one day added to a handler's year. A transfer that came late stands on the day on which it took place, so the
 * latest days may still grow.
 *
 * @param day in Beijing
 * @param transfers recorded transfers, exempt ones included
 * @param nonSensitive by how much the upper bound of distinct persons grew
 * @param sensitive likewise
 */
public record DayCount(LocalDate day, long transfers, long nonSensitive, long sensitive) {

    public long of(SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive;
    }

    DayCount plus(DayCount other) {
        return new DayCount(
                day, transfers + other.transfers, nonSensitive + other.nonSensitive, sensitive + other.sensitive);
    }
}
