package dev.pipl.crossborder.route;

/** Whose information it is, in English, where the number decides the form. */
public final class PersonsInWords {

    private PersonsInWords() {}

    /** As {@code 1 person's} or {@code 10,000 persons'}. */
    public static String possessive(long persons) {
        return persons == 1 ? "1 person's" : "%,d persons'".formatted(persons);
    }

    /** As {@code nobody's} or {@code fewer than 10,000 persons'}. */
    static String fewerThan(long persons) {
        return persons == 1 ? "nobody's" : "fewer than " + possessive(persons);
    }
}
