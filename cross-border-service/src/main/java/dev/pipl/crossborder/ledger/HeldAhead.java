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
    private final Set<ProspectiveCounts.Prospect> included = Collections.newSetFromMap(new IdentityHashMap<>());
    private HeldTransfers newest = HeldTransfers.NONE;

    /** Whom these hold, with the flags that the year as committed does not have. Not to be changed by the caller. */
    PersonSet of(CommittedYear year, HeldTransfers held) {
        if (held != newest) {
            int kept = 0;
            for (ProspectiveCounts.Prospect prospect : held.all()) {
                kept += included.contains(prospect) ? 1 : 0;
            }
            if (kept < included.size()) {
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
                further.add(persons.high(i), persons.low(i), fresh);
            }
        }
    }
}
