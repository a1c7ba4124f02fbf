package dev.pipl.law;

/**
 * A number of the law together with the word that stands beside it. The Civil Code (Article 1259) fixes the words: 以上,
 * 以下, 以内 and 届满 include the number, 不满, 超过 and 以外 exclude it.
 *
 * @param value the number as printed
 * @param inclusive whether the number itself satisfies the words
 * @param side whether the words ask for this much or more, or for this much or less
 */
public record Boundary(long value, boolean inclusive, Side side) {

    /** In which direction the words run from their number. */
    public enum Side {
        /** The words ask for the number or more: 以上, 达到, 超过. */
        FLOOR,
        /** The words ask for the number or less: 不满, 以下, 以内. */
        CEILING
    }

    /** 以上, 达到: the number or more. */
    public static Boundary atLeast(long value) {
        return new Boundary(value, true, Side.FLOOR);
    }

    /** 超过: more than the number. */
    public static Boundary moreThan(long value) {
        return new Boundary(value, false, Side.FLOOR);
    }

    /** 不满: less than the number. */
    public static Boundary below(long value) {
        return new Boundary(value, false, Side.CEILING);
    }

    /** 以下, 以内: the number or less. */
    public static Boundary atMost(long value) {
        return new Boundary(value, true, Side.CEILING);
    }

    /** Whether {@code n} satisfies the words: 100,000 satisfies 10万人以上 and does not satisfy 不满10万人. */
    public boolean satisfiedBy(long n) {
        return side == Side.FLOOR ? reachedBy(n) : !reachedBy(n);
    }

    /** Whether {@code n} stands on the upper side of the boundary: it satisfies a floor, or has outgrown a ceiling. */
    public boolean reachedBy(long n) {
        return n >= firstCount();
    }

    /** The smallest number on the upper side: at it, and not one before, the law's answer changes. */
    public long firstCount() {
        boolean valueItselfIsUpper = (side == Side.FLOOR) == inclusive;
        return valueItselfIsUpper ? value : value + 1;
    }
}
