package dev.pipl.crossborder.outlook;

import dev.pipl.law.route.Limit;
import dev.pipl.law.route.SubjectClass;
import java.util.List;
import java.util.Optional;

/** Which limit a count meets next. */
public final class NextLimit {

    private NextLimit() {}

    /** The lowest limit of the class above the count; none above the highest. */
    public static Optional<Limit> above(long count, SubjectClass subjectClass, List<Limit> limits) {
        return limits.stream()
                .filter(limit -> limit.subjectClass() == subjectClass && limit.firstCount() > count)
                .findFirst();
    }
}
