package dev.pipl.crossborder.headcount;

/** The persons of one transfer, parted by what of them was sent. Each person stands in exactly one of the three. */
public record Persons(Fingerprints nonSensitiveOnly, Fingerprints both, Fingerprints sensitiveOnly) {

    public static final Persons NOBODY = new Persons(Fingerprints.NONE, Fingerprints.NONE, Fingerprints.NONE);

    /** Parts the two lists of a transfer. */
    public static Persons of(Fingerprints nonSensitive, Fingerprints sensitive) {
        if (sensitive.size() == 0) {
            return new Persons(nonSensitive, Fingerprints.NONE, Fingerprints.NONE);
        }
        if (nonSensitive.size() == 0) {
            return new Persons(Fingerprints.NONE, Fingerprints.NONE, sensitive);
        }
        Fingerprints[] parts = Fingerprints.part(nonSensitive, sensitive);
        return new Persons(parts[0], parts[1], parts[2]);
    }

    public int size() {
        return nonSensitiveOnly.size() + both.size() + sensitiveOnly.size();
    }
}
