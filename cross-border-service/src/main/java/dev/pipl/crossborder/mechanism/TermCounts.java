package dev.pipl.crossborder.mechanism;

import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.law.route.SubjectClass;

/** Persons of both classes over a mechanism's term, as upper bounds: the years' counts added up. */
public record TermCounts(long nonSensitive, long sensitive) {

    public static final TermCounts NOBODY = new TermCounts(0, 0);

    /** The upper bounds of one year. */
    public static TermCounts of(HeadCounts year) {
        return new TermCounts(year.nonSensitive().upper(), year.sensitive().upper());
    }

    public long of(SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive;
    }

    public TermCounts plus(TermCounts other) {
        return new TermCounts(
                Math.addExact(nonSensitive, other.nonSensitive), Math.addExact(sensitive, other.sensitive));
    }
}
