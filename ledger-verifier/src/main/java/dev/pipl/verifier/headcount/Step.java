package dev.pipl.verifier.headcount;

import dev.pipl.verifier.row.Limit;
import dev.pipl.verifier.row.SubjectClass;
import java.time.Instant;
import java.util.OptionalLong;

/** What one entry did to the counts. */
record Step(String eventId, Instant at, OfClass nonSensitive, OfClass sensitive) {

    /**
     * One class of it.
     *
     * @param highestBefore the highest upper bound before the entry
     * @param declaredBefore the declared sum before the entry
     * @param byPersons the upper bound after the entry's persons
     * @param reached the upper bound after the entry
     */
    record OfClass(long highestBefore, long declaredBefore, long byPersons, long reached) {

        boolean meets(long threshold) {
            return highestBefore < threshold && threshold <= Math.max(byPersons, reached);
        }

        /** The person at whom the threshold is met; none where a declaration does it. */
        OptionalLong ordinal(long threshold) {
            return threshold <= byPersons ? OptionalLong.of(threshold - declaredBefore) : OptionalLong.empty();
        }

        long highest() {
            return Math.max(highestBefore, Math.max(byPersons, reached));
        }
    }

    OfClass of(SubjectClass subjectClass) {
        return subjectClass == SubjectClass.SENSITIVE ? sensitive : nonSensitive;
    }

    boolean meets(Limit limit) {
        return of(limit.subjectClass()).meets(limit.threshold());
    }
}
