package dev.pipl.crossborder.mechanism;

import dev.pipl.law.route.SubjectClass;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How much of a mechanism's scale is used (guide: a total over the term, kept beside the yearly ledger). An assessment's
 * first year counts whole, because its application includes what was sent since 1 January; a person who appears in two
 * years counts in both. A certificate's number is one of persons in a calendar year.
 *
 * @param term whose scale it is
 * @param byYear the upper bounds of each year of the term so far
 */
public record QuotaUse(Validity term, SortedMap<Integer, TermCounts> byYear) {

    /**
     * The use up to a moment.
     *
     * @param year the upper bounds of a calendar year; asked once for each of {@link #years}
     */
    public static QuotaUse of(MechanismKind kind, Validity term, Instant moment, IntFunction<TermCounts> year) {
        SortedMap<Integer, TermCounts> byYear = new TreeMap<>();
        years(kind, term, moment).forEach(each -> byYear.put(each, year.apply(each)));
        return new QuotaUse(term, byYear);
    }

    /** The calendar years, Beijing, that count towards the scale at that moment, ascending. */
    public static List<Integer> years(MechanismKind kind, Validity term, Instant moment) {
        int last = BeijingCalendar.yearOf(moment);
        int first = kind == MechanismKind.CERTIFICATE ? last : BeijingCalendar.yearOf(term.from());
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    /** What was sent over these years. */
    public TermCounts used() {
        return byYear.values().stream().reduce(TermCounts.NOBODY, TermCounts::plus);
    }

    /** What may still be sent; negative when the scale is exceeded, empty where there is none. */
    public OptionalLong remaining(SubjectClass subjectClass) {
        OptionalLong max = term.scope().personsMax(subjectClass);
        return max.isEmpty() ? max : OptionalLong.of(max.getAsLong() - used().of(subjectClass));
    }
}
