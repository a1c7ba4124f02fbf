package dev.pipl.crossborder.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipl.crossborder.headcount.PersonSet;
import dev.pipl.crossborder.transfer.EventIdentity;
import org.junit.jupiter.api.Test;

class SnapshotCodecTest {

    /** More of one part of the table than a chunk holds. */
    private static final int MANY = 300_000;

    private final YearState state = YearState.blank("h", 2026, 7);

    @Test
    void aSnapshotHoldsTheYearAsItWasWhenItWasCopied() {
        add(0, MANY, PersonSet.NON_SENSITIVE);
        state.identities.add(event("before"), 3);
        state.persons.remove(high(5), 5, PersonSet.NON_SENSITIVE);
        YearCopy copy = YearCopy.of(state);
        add(0, 10, PersonSet.SENSITIVE);
        add(MANY, MANY + 1_000, PersonSet.NON_SENSITIVE);
        state.identities.add(event("after"), 4);

        Snapshot snapshot = SnapshotCodec.encode(copy);
        YearState loaded = SnapshotCodec.decode(snapshot, 0);

        assertThat(snapshot.chunks()).hasSize(1 + 2 + 1);
        assertThat(loaded.persons.size()).isEqualTo(MANY - 1);
        assertThat(loaded.persons.count(PersonSet.NON_SENSITIVE)).isEqualTo(MANY - 1);
        assertThat(loaded.persons.count(PersonSet.SENSITIVE)).isZero();
        assertThat(loaded.persons.flags(high(7), 7)).isEqualTo(PersonSet.NON_SENSITIVE);
        assertThat(loaded.persons.flags(high(5), 5)).isZero();
        assertThat(loaded.persons.flags(high(MANY), MANY)).isZero();
        assertThat(loaded.identities.size()).isEqualTo(1);
        assertThat(loaded.identities.mayHave(event("before"))).isTrue();
        assertThat(loaded.identities.mayHave(event("after"))).isFalse();
    }

    private void add(int from, int to, int flags) {
        for (int person = from; person < to; person++) {
            state.persons.add(high(person), person, flags);
        }
    }

    /** All of them in the table's first part. */
    private static long high(int person) {
        return person * 0x9E3779B97F4A7C15L >>> 4;
    }

    private static EventIdentity event(String id) {
        return new EventIdentity("h", "/pipelines/p", id);
    }
}
