package dev.pipl.verifier.headcount;

import dev.pipl.verifier.row.DeclaredNumbers;
import dev.pipl.verifier.row.Figures;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What is known of each data set that pipelines declared, and all of them together. */
final class Declarations {

    private record Known(long nonSensitive, long sensitive, Instant at, boolean counts) {

        /** The later one; of two of the same instant the larger numbers of both. */
        Known with(Known other) {
            int order = at.compareTo(other.at);
            if (order != 0) {
                return order > 0 ? this : other;
            }
            return new Known(
                    Math.max(nonSensitive, other.nonSensitive),
                    Math.max(sensitive, other.sensitive),
                    at,
                    counts || other.counts);
        }
    }

    /** Of the declarations that count: sum and largest; the sum of all. */
    record Totals(long n, long s, long largestN, long largestS, long grossN, long grossS) {

        static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

        private Totals plus(Known one) {
            long all = Figures.sum(grossN, one.nonSensitive);
            long allSensitive = Figures.sum(grossS, one.sensitive);
            return one.counts
                    ? new Totals(
                            Figures.sum(n, one.nonSensitive),
                            Figures.sum(s, one.sensitive),
                            Math.max(largestN, one.nonSensitive),
                            Math.max(largestS, one.sensitive),
                            all,
                            allSensitive)
                    : new Totals(n, s, largestN, largestS, all, allSensitive);
        }
    }

    private final Map<String, Known> byDataSet = new HashMap<>();
    private Totals totals = Totals.NONE;

    Totals totals() {
        return totals;
    }

    void declare(DeclaredNumbers numbers, Instant at, boolean counts) {
        Known stated = new Known(numbers.nonSensitive(), numbers.sensitive(), at, counts);
        byDataSet.merge(numbers.dataSet(), stated, Known::with);
        totals = Totals.NONE;
        for (Known one : byDataSet.values()) {
            totals = totals.plus(one);
        }
    }
}
