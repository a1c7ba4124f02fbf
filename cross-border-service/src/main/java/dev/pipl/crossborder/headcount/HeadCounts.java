package dev.pipl.crossborder.headcount;

import dev.pipl.law.route.SubjectClass;

/** Both classes of a year. */
public record HeadCounts(HeadCount nonSensitive, HeadCount sensitive) {

    public static final HeadCounts NOBODY = new HeadCounts(HeadCount.NOBODY, HeadCount.NOBODY);

    public HeadCount of(SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive;
    }
}
