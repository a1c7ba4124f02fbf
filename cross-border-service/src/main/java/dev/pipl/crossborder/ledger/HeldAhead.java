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
    /** Who was held by more than one at some time: when one of these ends, he may still be held by another. */
    private PersonSet shared = new PersonSet();

    private final Set<ProspectiveCounts.Prospect> included = Collections.newSetFromMap(new IdentityHashMap<>());
    private HeldTransfers newest = HeldTransfers.NONE;

    /** Whom these hold, with the flags that the year as committed does not have. Not to be changed by the caller. */
    PersonSet of(CommittedYear year, HeldTransfers held) {
        if (held != newest) {
            if (!removeEnded(held)) {
                forget();
            }
            for (ProspectiveCounts.Prospect prospect : held.all()) {
                if (included.add(prospect)) {
                    add(year, prospect.persons(), prospect.counted());
                }
            }
            newest = held;
        }
        return further;
    }

    /** False where everybody must be looked up again. */
    private boolean removeEnded(HeldTransfers held) {
        Set<ProspectiveCounts.Prospect> ended = Collections.newSetFromMap(new IdentityHashMap<>());
        ended.addAll(included);
        held.all().forEach(ended::remove);
        for (ProspectiveCounts.Prospect prospect : ended) {
            Persons persons = prospect.persons();
            int n = nonSensitive(prospect.counted());
            int s = sensitive(prospect.counted());
            if (!remove(persons.nonSensitiveOnly(), n)
                    || !remove(persons.both(), n | s)
                    || !remove(persons.sensitiveOnly(), s)) {
                return false;
            }
            included.remove(prospect);
        }
        return true;
    }

    private boolean remove(Fingerprints persons, int flags) {
        for (int i = 0, size = persons.size(); i < size; i++) {
            if ((shared.flags(persons.high(i), persons.low(i)) & flags) != 0) {
                return false;
            }
            further.remove(persons.high(i), persons.low(i), flags);
        }
        return true;
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
            shared = new PersonSet();
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
                    shared.add(persons.high(i), persons.low(i), again);
                }
            }
        }
    }
}
