package dev.pipl.law.duty;

import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something a handler owes.
 *
 * @param code a stable kebab-case name; with {@code since} it identifies the duty of a handler
 * @param title what is to be done, for a reader
 * @param provision the id of the provision that asks for it
 * @param citation the provision in the words of a citation
 * @param since the first day it was owed, Beijing
 * @param dueOn the last day to do it in time, where the law gives one
 * @param deadlineKind how the law fixes the time
 * @param calendarVersion the workday calendar the due day was counted by, where it was counted by one
 * @param provisional whether that calendar was not yet published for a year the count touched
 * @param findings all provisions it rests on, with the facts they were applied to
 * @param ruleVersion the version of the rule, such as {@code duty-2026-04-30}
 */
public record Duty(
        String code,
        Bilingual title,
        String provision,
        Bilingual citation,
        LocalDate since,
        Optional<LocalDate> dueOn,
        DeadlineKind deadlineKind,
        Optional<String> calendarVersion,
        boolean provisional,
        List<Finding> findings,
        String ruleVersion) {

    public Duty {
        findings = List.copyOf(findings);
    }
}
