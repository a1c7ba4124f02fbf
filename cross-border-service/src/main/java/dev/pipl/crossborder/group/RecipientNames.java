package dev.pipl.crossborder.group;

import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.screening.NameForms;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells the same recipient under two ids: same country, and the same name in one of its languages. */
final class RecipientNames {

    private RecipientNames() {}

    /** Recipients that share a key are the same. */
    static List<String> keys(Recipient recipient) {
        return Stream.concat(Stream.of(recipient.name().en(), recipient.name().zh()), recipient.localName().stream())
                .map(NameForms::normal)
                .filter(name -> !name.isEmpty())
                .map(name -> recipient.country() + "|" + name)
                .distinct()
                .toList();
    }

    /** Case, width and blanks make no other purpose. */
    static String purposeKey(String purpose) {
        return Normalizer.normalize(purpose, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
