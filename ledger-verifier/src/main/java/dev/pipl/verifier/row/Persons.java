package dev.pipl.verifier.row;

/** The persons of one entry, in three lists. */
public record Persons(Fingerprints nonSensitiveOnly, Fingerprints both, Fingerprints sensitiveOnly) {

    public boolean isAscending() {
        return nonSensitiveOnly.isAscending() && both.isAscending() && sensitiveOnly.isAscending();
    }

    public boolean isDisjoint() {
        return !nonSensitiveOnly.meets(both) && !nonSensitiveOnly.meets(sensitiveOnly) && !both.meets(sensitiveOnly);
    }
}
