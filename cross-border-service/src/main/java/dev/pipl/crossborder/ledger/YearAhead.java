package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.Declaration;
import dev.pipl.crossborder.headcount.Declarations;
import dev.pipl.crossborder.headcount.Fingerprints;
import dev.pipl.crossborder.headcount.HeadCount;
import dev.pipl.crossborder.headcount.HeadCounts;
import dev.pipl.crossborder.headcount.PersonSet;
import dev.pipl.crossborder.headcount.Persons;
import dev.pipl.law.route.ClassCount;
import dev.pipl.law.route.YearFigures;
import java.util.List;

/** What a year's figures would be with further transfers in it; the year itself is only read. */
final class YearAhead {

    private final CommittedYear year;
    private final PersonSet held;
    /** Only what neither the year nor what is held has: who is there already appears with the flags that are new. */
    private final PersonSet further = new PersonSet();

    private YearAhead(CommittedYear year, PersonSet held) {
        this.year = year;
        this.held = held;
    }

    static ProspectiveCounts.Projected of(CommittedYear year, HeldTransfers held, ProspectiveCounts.Prospect asked) {
        YearAhead ahead = new YearAhead(year, year.held().of(year, held));
        ahead.add(asked.persons(), asked.counted());
        Declarations declarations = year.declarations().without(List.of());
        held.declaring().forEach(prospect -> declare(declarations, prospect));
        declare(declarations, asked);
        HeadCounts counts =
                HeadCounts.of(year.persons(), year.uncommitted(), ahead.held, ahead.further, declarations.totals());
        return new ProspectiveCounts.Projected(
                year.summary().sequence(),
                counts,
                figures(year.summary().standing().figures(), counts));
    }

    private static void declare(Declarations declarations, ProspectiveCounts.Prospect prospect) {
        prospect.declaredCounts()
                .ifPresent(counts -> declarations.declare(
                        counts.datasetId(),
                        new Declaration(
                                counts.nonSensitive(), counts.sensitive(), prospect.occurredAt(), prospect.counted())));
    }

    /** A count that once was higher does not lower the route by itself. */
    private static YearFigures figures(YearFigures standing, HeadCounts counts) {
        return new YearFigures(
                higher(standing.nonSensitive(), counts.nonSensitive()),
                higher(standing.sensitive(), counts.sensitive()),
                standing.importantData(),
                standing.statutoryDuty());
    }

    private static ClassCount higher(ClassCount standing, HeadCount projected) {
        long counted = Math.max(standing.counted(), projected.upper());
        return new ClassCount(counted, Math.max(counted, Math.max(standing.gross(), projected.gross())));
    }

    private void add(Persons persons, boolean isCounted) {
        int n = HeldAhead.nonSensitive(isCounted);
        int s = HeldAhead.sensitive(isCounted);
        add(persons.nonSensitiveOnly(), n);
        add(persons.both(), n | s);
        add(persons.sensitiveOnly(), s);
    }

    private void add(Fingerprints persons, int flags) {
        for (int i = 0, size = persons.size(); i < size; i++) {
            long high = persons.high(i);
            long low = persons.low(i);
            int fresh = flags & ~year.flags(high, low) & ~held.flags(high, low);
            if (fresh != 0) {
                further.add(high, low, fresh);
            }
        }
    }
}
