package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.law.time.BeijingCalendar;
import java.util.Optional;
import java.util.Set;

/** Counts from the folded handler in memory, after it has taken in what others committed. */
final class LaneProspectiveCounts implements ProspectiveCounts {

    private final Lanes lanes;
    private final LedgerStore store;
    private final LoadHandler load;
    private final YearKeys keys;

    LaneProspectiveCounts(Lanes lanes, LedgerStore store, LoadHandler load, YearKeys keys) {
        this.lanes = lanes;
        this.store = store;
        this.load = load;
        this.keys = keys;
    }

    @Override
    public Optional<Persons> persons(OutboundTransfer transfer) {
        return keys.of(BeijingCalendar.yearOf(transfer.occurredAt()))
                .map(key ->
                        PrepareEvents.persons(key.prf(), transfer.nonSensitiveTokens(), transfer.sensitiveTokens()));
    }

    @Override
    public Projected project(String handlerId, int year, long turn, HeldTransfers held, Prospect asked) {
        return lanes.glance(handlerId, year, turn, committed -> YearAhead.of(committed, held, asked))
                .orElseGet(() -> waiting(handlerId, year, turn, held, asked));
    }

    private Projected waiting(String handlerId, int year, long turn, HeldTransfers held, Prospect asked) {
        return lanes.holding(Set.of(handlerId), lanesHeld -> {
            Lane lane = lanesHeld.get(handlerId);
            try {
                Lane.Published known = lane.published();
                if (known == null || known.turn() < turn) {
                    lane.behind();
                    lane.state(load, store);
                    lane.publish();
                }
                return lane.glance(year, turn, committed -> YearAhead.of(committed, held, asked))
                        .orElseThrow(() -> new LedgerUnavailable("the year changed while its lane was held"));
            } catch (RuntimeException e) {
                lane.discard();
                throw e;
            }
        });
    }
}
