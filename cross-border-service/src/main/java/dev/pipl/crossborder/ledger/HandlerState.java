package dev.pipl.crossborder.ledger;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All years of a handler, folded. Not thread-safe; it belongs to the handler's lane. */
final class HandlerState {

    final String handlerId;
    final NavigableMap<Integer, YearState> years = new TreeMap<>();
    private long turn;

    HandlerState(String handlerId) {
        this.handlerId = handlerId;
    }

    /** Of the newest row that is folded. */
    long turn() {
        return turn;
    }

    void turn(long newTurn) {
        turn = newTurn;
    }

    long bytes() {
        long bytes = 500;
        for (YearState year : years.values()) {
            bytes += year.bytes();
        }
        return bytes;
    }

    /** The newest year before that one, if no later one has rows: the year it follows. */
    Optional<YearSummary> yearFollowedBy(int year) {
        if (years.isEmpty() || years.lastKey() >= year) {
            return Optional.empty();
        }
        return Optional.of(years.lastEntry().getValue().summary());
    }

    /** What readers on other threads may see. */
    Map<Integer, YearSummary> summaries() {
        return years.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().summary()));
    }
}
