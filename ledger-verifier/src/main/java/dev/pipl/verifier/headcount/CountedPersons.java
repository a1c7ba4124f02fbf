package dev.pipl.verifier.headcount;

import dev.pipl.verifier.row.Fingerprints;
import dev.pipl.verifier.row.Persons;

/** The distinct persons of a year, in the four ways in which they are counted. */
final class CountedPersons {

    static final int NON_SENSITIVE = 0;
    static final int SENSITIVE = 1;
    static final int NON_SENSITIVE_GROSS = 2;
    static final int SENSITIVE_GROSS = 3;
    private static final int WAYS = 4;

    private final MarkedKeys keys = new MarkedKeys();
    private final long[] counts = new long[WAYS];

    long count(int way) {
        return counts[way];
    }

    void add(Persons sent, boolean isCounted) {
        int n = mark(NON_SENSITIVE_GROSS) | (isCounted ? mark(NON_SENSITIVE) : 0);
        int s = mark(SENSITIVE_GROSS) | (isCounted ? mark(SENSITIVE) : 0);
        add(sent.nonSensitiveOnly(), n);
        add(sent.both(), n | s);
        add(sent.sensitiveOnly(), s);
    }

    private void add(Fingerprints persons, int marks) {
        for (int i = 0; i < persons.count(); i++) {
            int fresh = marks & ~keys.add(persons.high(i), persons.low(i), marks);
            for (int way = 0; fresh != 0; way++, fresh >>>= 1) {
                counts[way] += fresh & 1;
            }
        }
    }

    private static int mark(int way) {
        return 1 << way;
    }
}
