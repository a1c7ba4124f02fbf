package dev.pipl.crossborder.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The turns of a handler's rows over all its years. A row that is gone without a trace in its own year, because it was the
 * newest or the year is gone with it, leaves a gap here.
 */
final class TurnsSeen {

    /** Technical: more gaps say nothing new. */
    private static final int GAPS_LISTED_MAX = 100;

    private final long lastTurn;
    private long[] turns = new long[64];
    private long[] sequences = new long[64];
    private int[] years = new int[64];
    private int size;
    private final Set<Long> damaged = new HashSet<>();
    /** Rows that are gone by their sequence. */
    private long missed;

    /** @param lastTurn of the handler when the verification began; rows of later turns came in meanwhile */
    TurnsSeen(long lastTurn) {
        this.lastTurn = lastTurn;
    }

    /** @param isWhole whether the row is what its hash says; the turn of another may be any number */
    void saw(LedgerRow row, boolean isWhole) {
        if (!isWhole) {
            damaged.add(row.turn());
            return;
        }
        if (size == turns.length) {
            turns = Arrays.copyOf(turns, 2 * size);
            sequences = Arrays.copyOf(sequences, 2 * size);
            years = Arrays.copyOf(years, 2 * size);
        }
        turns[size] = row.turn();
        sequences[size] = row.sequence();
        years[size++] = row.year();
    }

    void missed(long rows) {
        missed += rows;
    }

    /** Faults of rows before which others were written that no year has; by year. */
    Map<Integer, List<RowFault>> faults() {
        long[] sorted = Arrays.copyOf(turns, size);
        Arrays.sort(sorted);
        long unexplained = -missed;
        Set<Long> strayed = new HashSet<>(damaged);
        List<Long> afterGaps = new ArrayList<>();
        long before = 0;
        for (long turn : sorted) {
            if (turn > lastTurn) {
                break;
            }
            if (turn > before + 1) {
                long gap = turn - before - 1 - filled(before, turn, strayed);
                unexplained += gap;
                if (gap > 0) {
                    afterGaps.add(turn);
                }
            }
            before = turn;
        }
        Map<Integer, List<RowFault>> faults = new TreeMap<>();
        if (unexplained > strayed.size()) {
            afterGaps.stream().limit(GAPS_LISTED_MAX).forEach(turn -> name(turn, faults));
        }
        return faults;
    }

    /** How many damaged rows stand between the two; they are the strayed ones no more. */
    private int filled(long before, long after, Set<Long> strayed) {
        int size = strayed.size();
        strayed.removeIf(turn -> turn > before && turn < after);
        return size - strayed.size();
    }

    private void name(long turn, Map<Integer, List<RowFault>> faults) {
        for (int i = 0; i < size; i++) {
            if (turns[i] == turn) {
                faults.computeIfAbsent(years[i], year -> new ArrayList<>()).add(RowFault.turnMissing(sequences[i]));
                return;
            }
        }
    }
}
