package dev.pipl.crossborder.ledger;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Folds a handler's rows: all of them from the newest snapshots on, or those that are newer than a state. */
final class LoadHandler {

    private static final long NEWEST = Long.MAX_VALUE;

    private final LongSupplier seeds;

    /** @param seeds random numbers, for indexes whose collisions nobody should be able to choose */
    LoadHandler(LongSupplier seeds) {
        this.seeds = seeds;
    }

    HandlerState load(LedgerReads reads, String handlerId) {
        HandlerState state = new HandlerState(handlerId);
        state.turn(reads.lastTurn(handlerId));
        for (int year : reads.years(handlerId)) {
            state.years.put(year, year(reads, handlerId, year));
        }
        catchUp(reads, state);
        return state;
    }

    /** Takes in what other writers wrote since. */
    void catchUp(LedgerReads reads, HandlerState state) {
        Set<Integer> decidedUpon = new TreeSet<>();
        reads.turnsAfter(state.handlerId, state.turn(), row -> {
            if (row.turn() != state.turn() + 1) {
                throw new RowCorrupt("handler " + state.handlerId + " lacks the row of turn " + (state.turn() + 1));
            }
            YearState year = state.years.computeIfAbsent(row.year(), y -> blank(state.handlerId, y));
            boolean isKnown = row.sequence() <= year.summary().sequence();
            if (!isKnown && !decidedUpon.contains(row.year()) && !YearFold.fold(year, row, YearFold.Witness.NONE)) {
                decidedUpon.add(row.year());
            }
            state.turn(row.turn());
        });
        for (int year : decidedUpon) {
            state.years.put(year, replayed(reads, state.handlerId, year, NEWEST));
        }
    }

    YearState blank(String handlerId, int year) {
        return YearState.blank(handlerId, year, seeds.getAsLong());
    }

    /** The year as it was after that row, or before any for 0; later rows are as if they were never written. */
    YearState asOf(LedgerReads reads, String handlerId, int year, long sequence) {
        return replayed(reads, handlerId, year, sequence);
    }

    /** Folds all rows anew into a state that knows these decisions from the start. */
    YearState replayed(
            LedgerReads reads, String handlerId, int year, Adjustments adjustments, YearFold.Witness witness) {
        return replayedUntil(reads, handlerId, year, adjustments, NEWEST, witness);
    }

    /** Likewise, up to a row; those after it are as if they were never written. */
    YearState replayedUntil(
            LedgerReads reads,
            String handlerId,
            int year,
            Adjustments adjustments,
            long lastSequence,
            YearFold.Witness witness) {
        YearState state = blank(handlerId, year);
        state.adjust(adjustments);
        reads.rowsAfter(handlerId, year, 0, row -> {
            if (row.sequence() <= lastSequence) {
                YearFold.fold(state, row, witness);
            }
        });
        return state;
    }

    private YearState year(LedgerReads reads, String handlerId, int year) {
        long persons = personsAbout(reads, handlerId, year);
        YearState state = snapshot(reads, handlerId, year, persons).orElseGet(() -> {
            YearState blank = blank(handlerId, year);
            blank.persons.expect(persons);
            return blank;
        });
        boolean[] isDecidedUpon = new boolean[1];
        reads.rowsAfter(handlerId, year, state.summary().sequence(), row -> {
            isDecidedUpon[0] = isDecidedUpon[0] || !YearFold.fold(state, row, YearFold.Witness.NONE);
        });
        return isDecidedUpon[0] ? replayed(reads, handlerId, year, NEWEST) : state;
    }

    private YearState replayed(LedgerReads reads, String handlerId, int year, long lastSequence) {
        Adjustments[] all = {Adjustments.NONE};
        reads.rowsAfter(handlerId, year, 0, row -> {
            if (row.sequence() <= lastSequence) {
                all[0] = YearFold.decisions(all[0], row);
            }
        });
        return replayedUntil(reads, handlerId, year, all[0], lastSequence, YearFold.Witness.NONE);
    }

    /**
     * How many persons the year has, so that its set need not grow while they are added: growing moves everybody, time
     * and again. Whoever is in both classes is in both figures; at most a quarter too much is what growing leaves empty,
     * too.
     */
    private static long personsAbout(LedgerReads reads, String handlerId, int year) {
        return reads.lastRow(handlerId, year)
                .filter(row -> RowChain.follows(row.previousHash(), row))
                .map(row -> RowCodec.decode(handlerId, year, row.body()).after())
                .map(after -> {
                    long most = Math.max(after.nonSensitiveGrossPersons(), after.sensitiveGrossPersons());
                    return Math.min(after.nonSensitiveGrossPersons() + after.sensitiveGrossPersons(), most + most / 4);
                })
                .orElse(0L);
    }

    /** A snapshot counts only if it is whole and its row is still the one it was taken after. */
    private Optional<YearState> snapshot(LedgerReads reads, String handlerId, int year, long personsAhead) {
        try {
            return reads.newestSnapshot(handlerId, year)
                    .filter(snapshot -> reads.row(handlerId, year, snapshot.sequence())
                            .filter(row -> Arrays.equals(row.hash(), snapshot.rowHash()))
                            .isPresent())
                    .map(snapshot -> SnapshotCodec.decode(snapshot, personsAhead));
        } catch (RowCorrupt damaged) {
            return Optional.empty();
        }
    }
}
