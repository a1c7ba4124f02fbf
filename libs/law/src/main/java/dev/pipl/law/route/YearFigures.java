package dev.pipl.law.route;

import java.util.Objects;

/**
 * What a handler provided abroad since 1 January (Beijing).
 *
 * @param nonSensitive distinct persons by their non-sensitive information
 * @param sensitive distinct persons by their sensitive information
 * @param importantData whether any transfer of the year carried important data (重要数据)
 * @param statutoryDuty whether a public body sent data to fulfil a statutory duty (PIPL 37)
 */
public record YearFigures(ClassCount nonSensitive, ClassCount sensitive, boolean importantData, boolean statutoryDuty) {

    /** A year in which nothing was sent. */
    public static final YearFigures NOTHING_SENT = new YearFigures(ClassCount.NOBODY, ClassCount.NOBODY, false, false);

    public YearFigures {
        Objects.requireNonNull(nonSensitive, "nonSensitive");
        Objects.requireNonNull(sensitive, "sensitive");
    }

    /** Figures of plain counts: nothing exempt, no important data, no statutory duty. */
    public static YearFigures of(long nonSensitive, long sensitive) {
        return new YearFigures(ClassCount.of(nonSensitive), ClassCount.of(sensitive), false, false);
    }

    /** The count of one class. */
    public ClassCount of(SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive;
    }
}
