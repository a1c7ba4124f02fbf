package dev.pipl.crossborder.screening;

import dev.pipl.kit.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An announced measure as the list keeps it: against a name (PIPL 42) or against a country (PIPL 43).
 *
 * @param version counts up by one with each change
 * @param said what the announcement says
 * @param lifting empty while the measure holds
 * @param createdAt when it was put on the list here, which may be long after the announcement
 */
public record RestrictedRecipient(
        String id, long version, Announced said, Optional<Lifting> lifting, Instant createdAt) {

    /** What a measure does; both block unless the announcement leaves room (the guide's conservative default). */
    public enum Kind {
        RESTRICTED,
        PROHIBITED
    }

    /** Which article the measure rests on. */
    public enum Article {
        LIST("PIPL-42"),
        COUNTRY("PIPL-43");

        private final String provision;

        Article(String provision) {
            this.provision = provision;
        }

        /** The provision's id. */
        public String provision() {
            return provision;
        }
    }

    /**
     * What an announcement says.
     *
     * @param nameZh empty where the announcement gives none, like {@code nameEn}; both for a country
     * @param country ISO 3166-1 alpha-2; always there for a country measure
     * @param announcement where it was published
     * @param announcedAt the measure blocks from this moment on
     * @param allowed what the announcement itself says may still be sent
     */
    public record Announced(
            Article article,
            Kind kind,
            Optional<String> nameZh,
            Optional<String> nameEn,
            List<String> aliases,
            Optional<String> country,
            String announcement,
            Instant announcedAt,
            Optional<AllowedScope> allowed) {

        public Announced {
            aliases = List.copyOf(aliases);
        }

        /** All names, for screening. */
        public ScreenedNames names() {
            return new ScreenedNames(
                    Stream.concat(Stream.of(nameZh, nameEn).flatMap(Optional::stream), aliases.stream())
                            .toList(),
                    country);
        }

        /** Equal for the same measure said twice: article, country, names in normal form, announcement. */
        public String saidAs() {
            return article.provision() + "\n" + names().wording() + "\n"
                    + NameForms.normal(announcement).replace(" ", "");
        }
    }

    /** That a measure ended. */
    public record Lifting(Instant at, String announcement) {}

    /** The next version, with what a correction of the announcement says. */
    RestrictedRecipient saying(Announced now) {
        if (lifting.isPresent()) {
            throw new Refusal(ScreeningProblem.RESTRICTION_LIFTED);
        }
        return new RestrictedRecipient(id, version + 1, now, lifting, createdAt);
    }

    /**
     * The next version, lifted.
     *
     * @throws Refusal 409 {@code restriction-lifted}
     */
    RestrictedRecipient lifted(Lifting by) {
        if (lifting.isPresent()) {
            throw new Refusal(ScreeningProblem.RESTRICTION_LIFTED);
        }
        return new RestrictedRecipient(id, version + 1, said, Optional.of(by), createdAt);
    }
}
