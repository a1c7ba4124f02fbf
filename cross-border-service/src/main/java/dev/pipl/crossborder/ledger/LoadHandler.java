package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Folds a handler's rows: all of them from the newest snapshots on, or those that are newer than a state. */
final class LoadHandler {

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
        Set<Integer> voided = new TreeSet<>();
        reads.turnsAfter(state.handlerId, state.turn(), row -> {
            if (row.turn() != state.turn() + 1) {
                throw new RowCorrupt("handler " + state.handlerId + " lacks the row of turn " + (state.turn() + 1));
            }
            YearState year = state.years.computeIfAbsent(row.year(), y -> blank(state.handlerId, y));
            boolean isKnown = row.sequence() <= year.summary().sequence();
            if (!isKnown && !voided.contains(row.year()) && !YearFold.fold(year, row)) {
                voided.add(row.year());
            }
            state.turn(row.turn());
        });
        for (int year : voided) {
            state.years.put(year, replayed(reads, state.handlerId, year));
        }
    }

    YearState blank(String handlerId, int year) {
        return YearState.blank(handlerId, year, seeds.getAsLong());
    }

    private YearState year(LedgerReads reads, String handlerId, int year) {
        YearState state = snapshot(reads, handlerId, year).orElseGet(() -> blank(handlerId, year));
        boolean[] isVoided = new boolean[1];
        reads.rowsAfter(handlerId, year, state.summary().sequence(), row -> {
            isVoided[0] = isVoided[0] || !YearFold.fold(state, row);
        });
        return isVoided[0] ? replayed(reads, handlerId, year) : state;
    }

    /** Folds everything anew, without the events that were voided anywhere in the year. */
    private YearState replayed(LedgerReads reads, String handlerId, int year) {
        Set<EventIdentity> voided = new HashSet<>();
        reads.rowsAfter(handlerId, year, 0, row -> voided.addAll(YearFold.approvedVoids(row)));
        YearState state = blank(handlerId, year);
        state.excluding(voided);
        reads.rowsAfter(handlerId, year, 0, row -> YearFold.fold(state, row));
        return state;
    }

    /** A snapshot counts only if it is whole and its row is still the one it was taken after. */
    private Optional<YearState> snapshot(LedgerReads reads, String handlerId, int year) {
        try {
            return reads.newestSnapshot(handlerId, year)
                    .filter(snapshot -> reads.row(handlerId, year, snapshot.sequence())
                            .filter(row -> Arrays.equals(row.hash(), snapshot.rowHash()))
                            .isPresent())
                    .map(SnapshotCodec::decode);
        } catch (RowCorrupt damaged) {
            return Optional.empty();
        }
    }
}
