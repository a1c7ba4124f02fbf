package dev.pipl.crossborder.review;

import dev.pipl.crossborder.transfer.LegalBasis;
import dev.pipl.events.EventIds;
import dev.pipl.law.route.SubjectClass;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What went from one handler to one recipient for one purpose within a year: all transfers that agree in these, in the
 * set of categories, in the classes of information and in the legal basis.
 *
 * @param events recorded transfers, exempt ones included, voided ones not
 * @param nonSensitiveOccurrences persons summed over the transfers: one sent twice counts twice here
 * @param sensitiveOccurrences likewise
 * @param first the earliest transfer by the time at which it took place
 * @param last the latest
 */
public record Flow(
        Key key,
        long events,
        long nonSensitiveOccurrences,
        long sensitiveOccurrences,
        Occurrence first,
        Occurrence last) {

    /** One flow, and nothing else. */
    public record Key(
            String handlerId,
            int year,
            String recipientId,
            String purpose,
            Set<String> categories,
            Set<SubjectClass> classes,
            LegalBasis legalBasis) {

        public Key {
            Objects.requireNonNull(legalBasis, "legalBasis");
            categories = Set.copyOf(categories);
            classes = Set.copyOf(classes);
        }

        /** In the order of their codes. */
        public SortedSet<String> sortedCategories() {
            return new TreeSet<>(categories);
        }

        /** The same key gives the same id. */
        public String id() {
            return EventIds.of(
                    "flow",
                    handlerId,
                    Integer.toString(year),
                    recipientId,
                    purpose,
                    String.join(",", sortedCategories()),
                    String.join(",", classNames()),
                    legalBasis.name());
        }

        /** The wire names, non-sensitive first. */
        public SortedSet<String> classNames() {
            SortedSet<String> names = new TreeSet<>();
            classes.forEach(subjectClass -> names.add(subjectClass.wireName()));
            return names;
        }
    }

    /**
     * A transfer of the flow.
     *
     * @param at in whole microseconds, as the database keeps it
     */
    public record Occurrence(Instant at, String eventId) implements Comparable<Occurrence> {
        private static final Comparator<Occurrence> ORDER =
                Comparator.comparing(Occurrence::at).thenComparing(Occurrence::eventId);

        public Occurrence {
            at = at.truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public int compareTo(Occurrence other) {
            return ORDER.compare(this, other);
        }

        static Occurrence earlier(Occurrence one, Occurrence other) {
            return one.compareTo(other) <= 0 ? one : other;
        }

        static Occurrence later(Occurrence one, Occurrence other) {
            return one.compareTo(other) >= 0 ? one : other;
        }
    }

    /** Both together, of one key. */
    Flow plus(Flow other) {
        return new Flow(
                key,
                events + other.events,
                nonSensitiveOccurrences + other.nonSensitiveOccurrences,
                sensitiveOccurrences + other.sensitiveOccurrences,
                Occurrence.earlier(first, other.first),
                Occurrence.later(last, other.last));
    }
}
