package dev.pipl.law.route;

/**
 * Distinct persons of one class whose information was provided abroad since 1 January.
 *
 * @param counted the upper bound of those the law counts, persons sent only on an honoured ground left out
 * @param gross the upper bound of all, the exempt included
 */
public record ClassCount(long counted, long gross) {

    /** Nobody. */
    public static final ClassCount NOBODY = new ClassCount(0, 0);

    /**
     * @throws IllegalArgumentException for a negative figure, or when more are counted than there are
     */
    public ClassCount {
        if (counted < 0 || gross < counted) {
            throw new IllegalArgumentException("counted " + counted + " of gross " + gross);
        }
    }

    /** A count without exempt persons. */
    public static ClassCount of(long counted) {
        return new ClassCount(counted, counted);
    }

    /** Whether any person of the class was sent, exempt or not. */
    public boolean hasPersons() {
        return gross > 0;
    }

    /** Whether every person of the class was sent on an honoured ground only. */
    public boolean isExemptOnly() {
        return counted == 0 && gross > 0;
    }
}
