package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Declarations;
import dev.pipl.crossborder.headcount.PersonSet;

/**
 * A year as committed, to be read while nobody changes the memory it stands in.
 *
 * @param persons those of a transaction at hand among them
 * @param uncommitted what that transaction adds about whom
 * @param held who is held for the year, as far as it was asked
 */
record CommittedYear(
        YearSummary summary, PersonSet persons, PersonSet uncommitted, Declarations declarations, HeldAhead held) {

    static CommittedYear blank(String handlerId, int year) {
        return new CommittedYear(
                YearSummary.blank(handlerId, year),
                new PersonSet(),
                new PersonSet(),
                new Declarations(),
                new HeldAhead());
    }

    int flags(long high, long low) {
        return persons.flags(high, low) & ~uncommitted.flags(high, low);
    }
}
