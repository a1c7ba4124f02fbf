package dev.pipl.crossborder.headcount;

/**
 * All declarations of a year together: sums of those that count, their largest, and sums with the exempt ones. Sums
 * stop at the largest long instead of turning negative.
 */
public record DeclaredTotals(
        long nonSensitive,
        long sensitive,
        long nonSensitiveLargest,
        long sensitiveLargest,
        long nonSensitiveGross,
        long sensitiveGross) {

    public static final DeclaredTotals NONE = new DeclaredTotals(0, 0, 0, 0, 0, 0);

    DeclaredTotals plus(Declaration declaration) {
        long n = declaration.nonSensitive();
        long s = declaration.sensitive();
        if (!declaration.counted()) {
            return new DeclaredTotals(
                    nonSensitive,
                    sensitive,
                    nonSensitiveLargest,
                    sensitiveLargest,
                    sum(nonSensitiveGross, n),
                    sum(sensitiveGross, s));
        }
        return new DeclaredTotals(
                sum(nonSensitive, n),
                sum(sensitive, s),
                Math.max(nonSensitiveLargest, n),
                Math.max(sensitiveLargest, s),
                sum(nonSensitiveGross, n),
                sum(sensitiveGross, s));
    }

    static long sum(long left, long right) {
        long sum = left + right;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
