package dev.pipl.verifier.row;

import dev.pipl.verifier.fault.EventName;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * An entry whose content hash, check and fingerprints stand further back in the body.
 *
 * @param counts of the three lists of fingerprints
 * @param check over what the entry says so far
 */
record OpenEntry(int kind, Function<Persons, Entry> rest, int[] counts, CRC32C check) {

    static final int TRANSFER = 1;
    static final int VOID_PROPOSAL = 2;
    static final int VOID_APPROVAL = 3;
    static final int PROFILE_CHANGE = 4;
    static final int YEAR_OPENING = 5;
    static final int GROUND_DECISION = 6;
    static final int ROUTE_REVIEW = 7;
    static final int RULE_CHANGE = 8;
    static final int TAKE_OVER = 9;

    EventName name() {
        Fingerprints none = new Fingerprints(new byte[0], 0, 0);
        return rest.apply(new Persons(none, none, none)).name();
    }

    boolean hasContentHash() {
        return kind == TRANSFER || kind == VOID_PROPOSAL;
    }

    boolean hasPersons() {
        return kind == TRANSFER || kind == TAKE_OVER;
    }
}
