package dev.pipl.verifier.row;

import java.util.List;

/** What a row says it stands at afterwards. */
public record Figures(Counts counts, String route, boolean isJudged, Held held) {

    /** Everything that follows from the entries alone. */
    public record Counts(
            long nonSensitive,
            long sensitive,
            long nonSensitiveGross,
            long sensitiveGross,
            long declaredNonSensitive,
            long declaredSensitive,
            long largestNonSensitive,
            long largestSensitive,
            long declaredNonSensitiveGross,
            long declaredSensitiveGross,
            long highestNonSensitive,
            long highestSensitive,
            long highestNonSensitiveGross,
            long highestSensitiveGross) {

        /** What distinguishes them from others, in words. */
        public List<Difference> differences(Counts other) {
            return Differences.of(this, other);
        }

        public long upper(SubjectClass subjectClass) {
            return subjectClass == SubjectClass.SENSITIVE
                    ? sum(sensitive, declaredSensitive)
                    : sum(nonSensitive, declaredNonSensitive);
        }
    }

    /** Figures a decision took away that keep the route up. */
    public record Held(
            long nonSensitive,
            long sensitive,
            long nonSensitiveGross,
            long sensitiveGross,
            boolean importantData,
            boolean statutoryDuty) {

        public static final Held NOTHING = new Held(0, 0, 0, 0, false, false);
    }

    /** A sum that stops at the largest number. */
    public static long sum(long left, long right) {
        long sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
