package dev.pipl.law.route;

import dev.pipl.law.AmendmentRefused;
import dev.pipl.law.Bilingual;
import dev.pipl.law.LegalBasis;
import dev.pipl.law.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Whether a table answers for every count: numbers of several articles meet, and an amendment may pull them apart. */
final class WholeTable {

    private static final HandlerFacts ENTERPRISE =
            new HandlerFacts(HandlerKind.ENTERPRISE, false, OptionalLong.empty());

    private final RouteTable table;
    private final List<LegalBasis> bases;
    private final LocalDate first;

    WholeTable(RouteTable table, List<LegalBasis> bases, LocalDate first) {
        this.table = table;
        this.bases = bases;
        this.first = first;
    }

    void require() {
        Set<LocalDate> days = new TreeSet<>();
        days.add(first);
        bases.stream()
                .flatMap(LegalBasis::effectiveDates)
                .filter(day -> !day.isBefore(first))
                .forEach(days::add);
        days.forEach(this::require);
    }

    private void require(LocalDate day) {
        for (SubjectClass subjectClass : SubjectClass.values()) {
            long[] ascending = table.limits(day).stream()
                    .filter(limit -> limit.subjectClass() == subjectClass)
                    .mapToLong(Limit::firstCount)
                    .toArray();
            for (int i = 1; i < ascending.length; i++) {
                if (ascending[i] <= ascending[i - 1]) {
                    throw refused(
                            day + " 起，较严路径的人数不高于较宽路径",
                            "from " + day + " a stricter route would begin at no more persons than a laxer one");
                }
            }
        }
        numbers(day).forEach(count -> {
            require(day, count, YearFigures.of(count, 0));
            require(day, count, YearFigures.of(0, count));
        });
    }

    private void require(LocalDate day, long count, YearFigures figures) {
        try {
            table.decideYear(day, ENTERPRISE, figures);
        } catch (IllegalStateException undecided) {
            throw refused(
                    day + " 起，" + count + " 人没有对应的路径：相邻条文的数值须一并修改",
                    "from " + day + " no route is given for " + count
                            + " persons: the numbers of adjoining articles are to be amended together");
        }
    }

    private LongStream numbers(LocalDate day) {
        return Stream.concat(
                        Stream.of(1L),
                        bases.stream()
                                .flatMap(basis -> basis.numbers().stream())
                                .flatMap(number -> number.find(day).stream())
                                .filter(value -> value.unit() == Unit.PERSONS_IN_CALENDAR_YEAR)
                                .flatMap(value -> Stream.of(value.number() - 1, value.number(), value.number() + 1)))
                .mapToLong(Long::longValue)
                .filter(count -> count > 0)
                .distinct();
    }

    private static AmendmentRefused refused(String zh, String en) {
        return new AmendmentRefused(new Bilingual(zh, en));
    }
}
