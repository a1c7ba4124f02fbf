package dev.pipl.crossborder.screening;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares a recipient with an entry of the list. Thread-safe; remembers the forms of names, which are dear to make.
 *
 * <p>The same name in normal form in the same country is a match as it stands. Whatever else is alike, the same name in
 * another or an unknown country included, is a possible match: it blocks too, until a person has decided.
 */
public final class ScreenNames {

    /** Technical: when so many names are remembered, all are forgotten. */
    private static final int REMEMBERED_MAX = 50_000;

    /** One character is no name. */
    private static final int NAME_MIN = 2;

    private final ConcurrentHashMap<String, NameForms> remembered = new ConcurrentHashMap<>();

    /** How sure a match is. */
    public enum Certainty {
        EXACT,
        POSSIBLE
    }

    /**
     * That two names match.
     *
     * @param score from 0 to 1
     * @param recipientName the recipient's name that matches best
     * @param listedName the name on the list that it matches
     */
    public record Hit(Certainty certainty, double score, String recipientName, String listedName) {}

    /** The best match of any two names, if they match at all. */
    public Optional<Hit> compare(ScreenedNames recipient, ScreenedNames listed) {
        boolean sameCountry = listed.country().isPresent() && listed.country().equals(recipient.country());
        boolean otherCountry = listed.country().isPresent() && !sameCountry;
        double from = otherCountry ? NameMatch.POSSIBLE_ABROAD_FROM : NameMatch.POSSIBLE_FROM;
        Optional<Hit> best = Optional.empty();
        for (String name : recipient.names()) {
            for (String entry : listed.names()) {
                NameForms forms = forms(name);
                double score = NameMatch.score(forms, forms(entry));
                if (score == 1 && sameCountry && forms.normal().length() >= NAME_MIN) {
                    return Optional.of(new Hit(Certainty.EXACT, score, name, entry));
                }
                if (score >= from && score > best.map(Hit::score).orElse(0.0)) {
                    best = Optional.of(new Hit(Certainty.POSSIBLE, score, name, entry));
                }
            }
        }
        return best;
    }

    private NameForms forms(String name) {
        NameForms known = remembered.get(name);
        if (known != null) {
            return known;
        }
        if (remembered.size() >= REMEMBERED_MAX) {
            remembered.clear();
        }
        NameForms forms = NameForms.of(name);
        remembered.put(name, forms);
        return forms;
    }
}
