package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.PersonSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Counts from the folded handlers in memory, holding one lane at a time. */
final class LanePersonUnions implements PersonUnions {

    /** Far above all people there are, so that sums of declared numbers never turn negative. */
    private static final long DECLARED_MAX = Long.MAX_VALUE / 4;

    private final Lanes lanes;
    private final LedgerStore store;
    private final LoadHandler load;

    LanePersonUnions(Lanes lanes, LedgerStore store, LoadHandler load) {
        this.lanes = lanes;
        this.store = store;
        this.load = load;
    }

    @Override
    public Member member(String handlerId, int year) {
        Lane.Published known = lanes.published(handlerId);
        YearSummary summary = known != null && known.turn() == store.lastTurn(handlerId)
                ? known.years().get(year)
                : reading(handlerId, lane -> lane.published().years().get(year));
        return member(handlerId, year, summary);
    }

    @Override
    public Union union(List<String> handlerIds, int year) {
        PersonSet together = new PersonSet();
        List<Member> members = new ArrayList<>();
        long[] declared = new long[2];
        for (String handlerId : handlerIds) {
            members.add(reading(handlerId, lane -> {
                YearState state = lane.stateInMemory().years.get(year);
                if (state == null) {
                    return member(handlerId, year, null);
                }
                if (members.isEmpty()) {
                    together.expect(state.persons.size());
                }
                state.persons.forEach(together::add);
                declared[0] = Math.min(
                        DECLARED_MAX,
                        declared[0] + Math.min(DECLARED_MAX, state.declared().nonSensitiveGross()));
                declared[1] = Math.min(
                        DECLARED_MAX,
                        declared[1] + Math.min(DECLARED_MAX, state.declared().sensitiveGross()));
                return member(handlerId, year, state.summary());
            }));
        }
        return new Union(
                List.copyOf(members),
                new Distinct(
                        together.count(PersonSet.NON_SENSITIVE),
                        together.count(PersonSet.SENSITIVE),
                        together.count(PersonSet.NON_SENSITIVE_GROSS) + declared[0],
                        together.count(PersonSet.SENSITIVE_GROSS) + declared[1]));
    }

    private <T> T reading(String handlerId, Function<Lane, T> question) {
        return lanes.holding(Set.of(handlerId), held -> {
            Lane lane = held.get(handlerId);
            try {
                lane.behind();
                lane.state(load, store);
                lane.publish();
                return question.apply(lane);
            } catch (RuntimeException e) {
                lane.discard();
                throw e;
            }
        });
    }

    private static Member member(String handlerId, int year, YearSummary known) {
        YearSummary summary = known == null ? YearSummary.blank(handlerId, year) : known;
        return new Member(handlerId, summary.sequence(), summary.headCounts(), summary.tokenKeyIds());
    }
}
