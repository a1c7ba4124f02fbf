package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.PersonCopy;

/**
 * A year's state at one moment, of which a {@link Snapshot} is made while the year goes on. Large tables are copied as they
 * stand, which is quick; what is small is in the snapshot's form already.
 *
 * @param identities the tables of {@link IdentityIndex#copy}
 */
record YearCopy(YearSummary summary, byte[] small, PersonCopy persons, long[][] identities) {

    /** To be called by whoever has the lane. */
    static YearCopy of(YearState state) {
        return new YearCopy(state.summary(), SnapshotCodec.small(state), state.persons.copy(), state.identities.copy());
    }
}
