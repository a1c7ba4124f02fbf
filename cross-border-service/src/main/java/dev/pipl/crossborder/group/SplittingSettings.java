package dev.pipl.crossborder.group;

/**
 * From when on something is a signal. All of it is the platform's own, technical and shown with every case; the law only
 * knows the limits, and bars splitting as a means.
 *
 * @param sharedFlowPercent a shared flow is a signal once its handlers come to so many per cent of a limit together
 * @param pausedFromPercent a pause is a signal from so many per cent of a limit on
 * @param pausedDaysMin and only if nothing was sent in so many last days of the year at least
 * @param resumedWithinDays and sending went on within so many days of the new year
 * @param equalDeclarationMin equal declarations of fewer persons are chance
 * @param recordSplitDays a record's parts belong together when they went so many days apart at most
 * @param recordSplitPersonsMin fewer persons are chance
 * @param recordSplitPercent and of the sensitive persons so many per cent at least
 */
public record SplittingSettings(
        int sharedFlowPercent,
        int pausedFromPercent,
        int pausedDaysMin,
        int resumedWithinDays,
        long equalDeclarationMin,
        int recordSplitDays,
        long recordSplitPersonsMin,
        int recordSplitPercent) {

    /** The count that reaches so many per cent of a limit. */
    static long share(long limit, int percent) {
        return (Math.multiplyExact(limit, (long) percent) + 99) / 100;
    }
}
