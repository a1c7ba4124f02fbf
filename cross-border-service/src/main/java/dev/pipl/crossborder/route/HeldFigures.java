package dev.pipl.crossborder.route;

/**
 * Figures that a correction took away and that keep the route up all the same, until a person confirms the lower one.
 * The counts do not contain them.
 */
public record HeldFigures(
        long nonSensitive,
        long sensitive,
        long nonSensitiveGross,
        long sensitiveGross,
        boolean importantData,
        boolean statutoryDuty) {

    /** Nothing is held up. */
    public static final HeldFigures NOTHING = new HeldFigures(0, 0, 0, 0, false, false);

    public boolean isNothing() {
        return equals(NOTHING);
    }

    /** These, and what a year showed before its correction. */
    HeldFigures and(YearStanding before) {
        return new HeldFigures(
                Math.max(nonSensitive, before.nonSensitiveMax()),
                Math.max(sensitive, before.sensitiveMax()),
                Math.max(nonSensitiveGross, before.nonSensitiveGrossMax()),
                Math.max(sensitiveGross, before.sensitiveGrossMax()),
                importantData || before.importantData(),
                statutoryDuty || before.statutoryDuty());
    }
}
