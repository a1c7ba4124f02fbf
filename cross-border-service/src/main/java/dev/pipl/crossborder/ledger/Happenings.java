package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.headcount.DeclaredTotals;
import dev.pipl.crossborder.headcount.PersonSet;
import dev.pipl.crossborder.route.ClassStep;
import dev.pipl.crossborder.route.Happening;
import dev.pipl.crossborder.route.YearStanding;
import dev.pipl.law.time.BeijingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/** What an entry is to the standing of its year. */
final class Happenings {

    private Happenings() {}

    static Happening of(Entry.Transfer transfer, ClassStep nonSensitive, ClassStep sensitive) {
        return new Happening(
                transfer.identity().id(),
                transfer.occurredAt(),
                BeijingCalendar.dateOf(transfer.occurredAt()),
                transfer.handler().facts(),
                transfer.handler().version(),
                false,
                transfer.importantData(),
                transfer.statutoryDuty(),
                nonSensitive,
                sensitive);
    }

    /** A profile change, in a year that may begin after the moment it took effect. */
    static Happening of(Entry.Profile profile, int year) {
        Instant yearStart = BeijingCalendar.startOf(LocalDate.of(year, 1, 1));
        Instant at = profile.effectiveAt().isBefore(yearStart) ? yearStart : profile.effectiveAt();
        return new Happening(
                profile.eventId(),
                at,
                BeijingCalendar.dateOf(at),
                profile.handler().facts(),
                profile.handler().version(),
                true,
                false,
                false,
                ClassStep.NOTHING,
                ClassStep.NOTHING);
    }

    static Happening of(Entry.TakeOver taken, ClassStep nonSensitive, ClassStep sensitive) {
        return new Happening(
                taken.successionId(),
                taken.effectiveAt(),
                BeijingCalendar.dateOf(taken.effectiveAt()),
                taken.handler().facts(),
                taken.handler().version(),
                false,
                false,
                false,
                nonSensitive,
                sensitive);
    }

    /** Newer rules: the same facts, seen from the day these rules are in force. */
    static Happening of(Entry.RuleChange change, YearStanding standing) {
        return new Happening(
                change.eventId(),
                change.effectiveAt(),
                BeijingCalendar.dateOf(change.effectiveAt()),
                standing.facts(),
                standing.factsVersion(),
                false,
                false,
                false,
                ClassStep.NOTHING,
                ClassStep.NOTHING);
    }

    static ClassStep nonSensitive(PersonSet persons, DeclaredTotals before, DeclaredTotals after) {
        return new ClassStep(
                persons.count(PersonSet.NON_SENSITIVE),
                before.nonSensitive(),
                after.nonSensitive(),
                persons.count(PersonSet.NON_SENSITIVE_GROSS) + after.nonSensitiveGross());
    }

    static ClassStep sensitive(PersonSet persons, DeclaredTotals before, DeclaredTotals after) {
        return new ClassStep(
                persons.count(PersonSet.SENSITIVE),
                before.sensitive(),
                after.sensitive(),
                persons.count(PersonSet.SENSITIVE_GROSS) + after.sensitiveGross());
    }
}
