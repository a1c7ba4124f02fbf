package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.crossborder.transfer.ContentHash;
import java.util.function.BiFunction;
import java.util.zip.CRC32C;

/** An entry whose hash and fingerprints, which stand further back in the row, are not read yet. */
final class EntryDraft {

    static final int TRANSFER = 1;
    static final int VOID_PROPOSAL = 2;
    static final int VOID_APPROVAL = 3;
    static final int PROFILE = 4;
    static final int OPENING = 5;
    static final int GROUND_DECIDED = 6;
    static final int ROUTE_REVIEW = 7;
    static final int RULE_CHANGE = 8;
    static final int TAKE_OVER = 9;

    static final int COUNTED = 1;
    static final int GROUND = 2;
    static final int IMPORTANT_DATA = 4;
    static final int STATUTORY_DUTY = 8;
    static final int DECLARED = 16;
    static final int TOKEN_KEY = 32;

    private final int kind;
    private final BiFunction<ContentHash, Persons, Entry> rest;
    /** Over what the entry says, then over its content hash and its fingerprints as they are read. */
    CRC32C check;

    byte[] content;
    int nonSensitiveOnly;
    int both;
    int sensitiveOnly;

    EntryDraft(int kind, BiFunction<ContentHash, Persons, Entry> rest) {
        this.kind = kind;
        this.rest = rest;
    }

    boolean isRecorded() {
        return kind == TRANSFER || kind == VOID_PROPOSAL;
    }

    boolean hasPersons() {
        return kind == TRANSFER || kind == TAKE_OVER;
    }

    Entry entry(Persons persons) {
        return rest.apply(content == null ? null : ContentHash.of(content), persons);
    }
}
