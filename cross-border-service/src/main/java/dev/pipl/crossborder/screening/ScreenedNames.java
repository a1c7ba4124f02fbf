package dev.pipl.crossborder.screening;

import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.events.EventIds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names under which somebody is known, and where.
 *
 * @param country ISO 3166-1 alpha-2; empty where it is not known
 */
public record ScreenedNames(List<String> names, Optional<String> country) {

    public ScreenedNames {
        names = List.copyOf(names);
    }

    /** A recipient's names in all languages. */
    public static ScreenedNames of(Recipient recipient) {
        return new ScreenedNames(
                Stream.concat(Stream.of(recipient.name().zh(), recipient.name().en()), recipient.localName().stream())
                        .distinct()
                        .toList(),
                Optional.of(recipient.country()));
    }

    /** Changes exactly when a name, in normal form, or the country does. */
    public String wording() {
        return EventIds.of(Stream.concat(
                        Stream.of(country.orElse("")),
                        names.stream().map(NameForms::normal).distinct().sorted())
                .toArray(String[]::new));
    }
}
