package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.headcount.PersonLog;
import dev.pipl.crossborder.headcount.PersonSet;
import dev.pipl.crossborder.headcount.Persons;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The persons held for a year who are not in it yet, kept from question to question: many may be held, and each question
 * would look every one of them up. A disposable copy like the year it belongs to, and guarded by the same lock.
 */
final class HeldAhead {

    private PersonSet further = new PersonSet();
    /** Who is held more than once: when one hold ends, the others stay. */
    private RepeatedHolds repeated = new RepeatedHolds();

    private final Set<ProspectiveCounts.Prospect> included = Collections.newSetFromMap(new IdentityHashMap<>());
    private HeldTransfers newest = HeldTransfers.NONE;

    /** Whom these hold, with the flags that the year as committed does not have. Not to be changed by the caller. */
    PersonSet of(CommittedYear year, HeldTransfers held) {
        if (held != newest) {
            removeEnded(held);
            for (ProspectiveCounts.Prospect prospect : held.all()) {
                if (included.add(prospect)) {
                    add(year, prospect.persons(), prospect.counted());
                }
            }
            newest = held;
        }
        return further;
    }

    private void removeEnded(HeldTransfers held) {
        Set<ProspectiveCounts.Prospect> ended = Collections.newSetFromMap(new IdentityHashMap<>());
        ended.addAll(included);
        held.all().forEach(ended::remove);
        for (ProspectiveCounts.Prospect prospect : ended) {
            Persons persons = prospect.persons();
            int n = nonSensitive(prospect.counted());
            int s = sensitive(prospect.counted());
            remove(persons.nonSensitiveOnly(), n);
            remove(persons.both(), n | s);
            remove(persons.sensitiveOnly(), s);
            included.remove(prospect);
        }
    }

    private void remove(Fingerprints persons, int flags) {
        for (int i = 0, size = persons.size(); i < size; i++) {
            long high = persons.high(i);
            long low = persons.low(i);
            further.remove(high, low, flags & ~repeated.remove(high, low, flags));
        }
    }

    boolean isNothing() {
        return included.isEmpty();
    }

    /** What it occupies in memory, about. */
    long bytes() {
        return isNothing() ? 0 : further.bytes() + repeated.bytes() + 100L * included.size();
    }

    /** These are in the year as committed now. */
    void committed(PersonLog added) {
        if (!included.isEmpty()) {
            further.removeAll(added);
        }
    }

    /** The year changed otherwise. */
    void forget() {
        if (!included.isEmpty()) {
            included.clear();
            newest = HeldTransfers.NONE;
            further = new PersonSet();
            repeated = new RepeatedHolds();
        }
    }

    /** Flags are set by class: what counts is also in the gross. */
    static int nonSensitive(boolean isCounted) {
        return PersonSet.NON_SENSITIVE_GROSS | (isCounted ? PersonSet.NON_SENSITIVE : 0);
    }

    static int sensitive(boolean isCounted) {
        return PersonSet.SENSITIVE_GROSS | (isCounted ? PersonSet.SENSITIVE : 0);
    }

    private void add(CommittedYear year, Persons persons, boolean isCounted) {
        int n = nonSensitive(isCounted);
        int s = sensitive(isCounted);
        add(year, persons.nonSensitiveOnly(), n);
        add(year, persons.both(), n | s);
        add(year, persons.sensitiveOnly(), s);
    }

    private void add(CommittedYear year, Fingerprints persons, int flags) {
        for (int i = 0, size = persons.size(); i < size; i++) {
            int fresh = flags & ~year.flags(persons.high(i), persons.low(i));
            if (fresh != 0) {
                int again = fresh & ~further.add(persons.high(i), persons.low(i), fresh);
                if (again != 0) {
                    repeated.add(persons.high(i), persons.low(i), again);
                }
            }
        }
    }
}
