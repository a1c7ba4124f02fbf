package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.transfer.EventIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The events of a handler that a verification has come by, in about eight bytes each. */
final class EventsSeen {

    private final LedgerReads reads;
    private final String handlerId;
    private final long seed;
    private final Map<Integer, IdentityIndex> years = new TreeMap<>();

    EventsSeen(LedgerReads reads, String handlerId, long seed) {
        this.reads = reads;
        this.handlerId = handlerId;
        this.seed = seed;
    }

    void add(EventIdentity identity, int year, long sequence) {
        years.computeIfAbsent(year, key -> new IdentityIndex(seed)).add(identity, sequence);
    }

    /** Certain: where the index thinks so the row is read. */
    boolean contains(EventIdentity identity) {
        for (Map.Entry<Integer, IdentityIndex> year : years.entrySet()) {
            List<Long> sequences = new ArrayList<>(0);
            year.getValue().candidates(identity, sequences::add);
            if (sequences.stream().anyMatch(sequence -> isIn(year.getKey(), sequence, identity))) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(int year, long sequence, EventIdentity identity) {
        return reads.row(handlerId, year, sequence)
                .map(row -> RowCodec.decode(handlerId, year, row.body()).entries().stream()
                        .anyMatch(entry -> entry instanceof Entry.Recorded event
                                && event.identity().equals(identity)))
                .orElse(false);
    }
}
