package dev.pipl.verifier.headcount;

import dev.pipl.verifier.row.DeclaredNumbers;
import dev.pipl.verifier.row.Entry;
import dev.pipl.verifier.row.Figures;
import dev.pipl.verifier.row.Persons;
import java.time.Instant;
import java.util.Optional;

/** A year counted up to some entry, with the decisions known so far. */
final class YearCount {

    private final int year;
    private final Decided decided;
    private final CountedPersons persons = new CountedPersons();
    private final Declarations declarations = new Declarations();
    private long highestN;
    private long highestS;
    private long highestGrossN;
    private long highestGrossS;
    private boolean importantData;
    private boolean statutoryDuty;

    YearCount(int year, Decided decided) {
        this.year = year;
        this.decided = decided;
    }

    boolean importantData() {
        return importantData;
    }

    boolean statutoryDuty() {
        return statutoryDuty;
    }

    /** Takes an entry in; what it did to the counts, for those kinds that a limit can be met with. */
    Optional<Step> take(Entry entry) {
        if (entry instanceof Entry.Transfer transfer) {
            return Optional.of(take(transfer));
        } else if (entry instanceof Entry.TakeOver taken) {
            return Optional.of(count(
                    taken.successionId(), taken.effectiveAt(), taken.persons(), taken.declared(), taken.counts()));
        } else if (entry instanceof Entry.ProfileChange change) {
            Instant start = EntryCheck.start(year);
            Instant at = change.effectiveAt().isBefore(start) ? start : change.effectiveAt();
            return Optional.of(nothing(change.name().id(), at));
        } else if (entry instanceof Entry.RuleChange change) {
            return Optional.of(nothing(change.name().id(), change.effectiveAt()));
        }
        return Optional.empty();
    }

    private Step take(Entry.Transfer transfer) {
        String id = transfer.name().id();
        if (decided.isVoided(transfer.name())) {
            return nothing(id, transfer.occurredAt());
        }
        importantData |= transfer.importantData();
        statutoryDuty |= transfer.statutoryDuty();
        return count(id, transfer.occurredAt(), transfer.persons(), transfer.declared(), decided.counts(transfer));
    }

    private Step count(String id, Instant at, Persons sent, Optional<DeclaredNumbers> declared, boolean counts) {
        Declarations.Totals before = declarations.totals();
        persons.add(sent, counts);
        declared.ifPresent(numbers -> declarations.declare(numbers, at, counts));
        Declarations.Totals after = declarations.totals();
        long n = persons.count(CountedPersons.NON_SENSITIVE);
        long s = persons.count(CountedPersons.SENSITIVE);
        Step step = new Step(
                id,
                at,
                new Step.OfClass(highestN, before.n(), Figures.sum(n, before.n()), Figures.sum(n, after.n())),
                new Step.OfClass(highestS, before.s(), Figures.sum(s, before.s()), Figures.sum(s, after.s())));
        highestN = step.nonSensitive().highest();
        highestS = step.sensitive().highest();
        highestGrossN =
                Math.max(highestGrossN, Figures.sum(persons.count(CountedPersons.NON_SENSITIVE_GROSS), after.grossN()));
        highestGrossS =
                Math.max(highestGrossS, Figures.sum(persons.count(CountedPersons.SENSITIVE_GROSS), after.grossS()));
        return step;
    }

    private Step nothing(String id, Instant at) {
        return new Step(id, at, new Step.OfClass(highestN, 0, 0, 0), new Step.OfClass(highestS, 0, 0, 0));
    }

    Figures.Counts counts() {
        Declarations.Totals declared = declarations.totals();
        return new Figures.Counts(
                persons.count(CountedPersons.NON_SENSITIVE),
                persons.count(CountedPersons.SENSITIVE),
                persons.count(CountedPersons.NON_SENSITIVE_GROSS),
                persons.count(CountedPersons.SENSITIVE_GROSS),
                declared.n(),
                declared.s(),
                declared.largestN(),
                declared.largestS(),
                declared.grossN(),
                declared.grossS(),
                highestN,
                highestS,
                highestGrossN,
                highestGrossS);
    }
}
