package dev.pipl.crossborder.mechanism;

import dev.pipl.law.Provisions;
import dev.pipl.law.assessment.AssessmentTerm;
import dev.pipl.law.time.BeijingCalendar;
import dev.pipl.law.time.Workdays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The days on which something happens to a mechanism without anybody doing anything. */
public final class CalendarDays {

    private final AssessmentTerm term;

    public CalendarDays(Provisions law, Workdays workdays) {
        term = AssessmentTerm.of(law, workdays);
    }

    /** The first day after that one on which a deadline is missed, an extension can be applied for, or a validity is over. */
    public Optional<LocalDate> firstAfter(Dossier dossier, LocalDate day) {
        return Stream.of(missed(dossier), extensionOpens(dossier).stream(), ended(dossier).stream())
                .flatMap(days -> days)
                .filter(each -> each.isAfter(day))
                .min(Comparator.naturalOrder());
    }

    private static Stream<LocalDate> missed(Dossier dossier) {
        return dossier.deadlines().stream()
                .filter(deadline -> deadline.clock().obliged() != StepDeadline.Obliged.NOBODY)
                .filter(deadline ->
                        deadline.metOn().map(deadline.legal()::isPast).orElse(true))
                .map(deadline -> deadline.legal().dueOn().plusDays(1));
    }

    /** The day from which on the extension of a passed assessment can be applied for. */
    public Optional<LocalDate> extensionOpens(Dossier dossier) {
        return dossier.kind() == MechanismKind.SECURITY_ASSESSMENT && dossier.state() == MechanismState.PASSED
                ? ended(dossier).map(firstDayWithout -> term.extensionOpensOn(firstDayWithout.minusDays(1)))
                : Optional.empty();
    }

    /** The first day on which a term that ends by itself is over. */
    public Optional<LocalDate> ended(Dossier dossier) {
        return switch (dossier.state()) {
            case PASSED, UNDER_REVIEW, EXTENSION_APPLIED, VALID ->
                dossier.lastValidity().flatMap(Validity::until).map(CalendarDays::dayOf);
            default -> Optional.empty();
        };
    }

    private static LocalDate dayOf(Instant until) {
        return BeijingCalendar.dateOf(until);
    }
}
