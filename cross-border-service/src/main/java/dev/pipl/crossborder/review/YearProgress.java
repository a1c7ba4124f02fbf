package dev.pipl.crossborder.review;

import dev.pipl.crossborder.ledger.CommittedTransfer;
import dev.pipl.crossborder.ledger.RowFigures;
import dev.pipl.crossborder.ledger.RowMeta;
import dev.pipl.crossborder.route.Crossing;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.route.YearFigures;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a handler's year stood after its last reviewed row.
 *
 * @param sequence of that row, 0 before the first
 * @param figures the highest upper bounds so far, and whether important data were sent
 */
public record YearProgress(int year, long sequence, YearFigures figures) {

    /** A year without a reviewed row. */
    public static YearProgress blank(int year) {
        return new YearProgress(year, 0, YearFigures.NOTHING_SENT);
    }

    /**
     * The figures at each transfer of the next row, with this transfer in them: exact as to limits, because the row tells
     * at which of its transfers each was met; within a row a number between two limits shows with its last transfer.
     */
    List<YearFigures> through(RowMeta row) {
        List<YearFigures> through = new ArrayList<>();
        YearFigures now = figures;
        int crossed = 0;
        for (CommittedTransfer transfer : row.transfers()) {
            boolean isLast = through.size() == row.transfers().size() - 1;
            if (isLast) {
                now = counts(row.after(), now);
            }
            while (crossed < row.crossings().size() && isAt(row.crossings().get(crossed), transfer)) {
                now = raised(now, row.crossings().get(crossed++));
            }
            through.add(now);
            now = new YearFigures(
                    now.nonSensitive(),
                    now.sensitive(),
                    now.importantData() || transfer.importantData(),
                    now.statutoryDuty() || transfer.statutoryDuty());
        }
        return through;
    }

    YearProgress after(long rowSequence, RowMeta row) {
        boolean isImportant = row.transfers().stream().anyMatch(CommittedTransfer::importantData);
        boolean isDuty = row.transfers().stream().anyMatch(CommittedTransfer::statutoryDuty);
        YearFigures counted = counts(row.after(), figures);
        return new YearProgress(
                year,
                rowSequence,
                new YearFigures(
                        counted.nonSensitive(),
                        counted.sensitive(),
                        counted.importantData() || isImportant,
                        counted.statutoryDuty() || isDuty));
    }

    private static boolean isAt(Crossing crossing, CommittedTransfer transfer) {
        return crossing.eventId().equals(transfer.identity().id());
    }

    private static YearFigures counts(RowFigures after, YearFigures before) {
        return new YearFigures(
                count(after.nonSensitiveMax(), after.nonSensitiveGrossMax()),
                count(after.sensitiveMax(), after.sensitiveGrossMax()),
                before.importantData(),
                before.statutoryDuty());
    }

    private static ClassCount count(long counted, long gross) {
        return new ClassCount(counted, Math.max(counted, gross));
    }

    private static YearFigures raised(YearFigures now, Crossing crossing) {
        boolean isSensitive = crossing.subjectClass() == SubjectClass.SENSITIVE;
        return new YearFigures(
                isSensitive ? now.nonSensitive() : raised(now.nonSensitive(), crossing.threshold()),
                isSensitive ? raised(now.sensitive(), crossing.threshold()) : now.sensitive(),
                now.importantData(),
                now.statutoryDuty());
    }

    private static ClassCount raised(ClassCount count, long threshold) {
        return count(Math.max(count.counted(), threshold), count.gross());
    }
}
