package dev.pipl.audit.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import java.time.LocalDate;
import java.util.List;

/**
 * One ground on which a handler owes an audit.
 *
 * @param code a stable name, kebab-case
 * @param since the first day of the period that runs
 * @param dueOn the last day for the report; {@code null} where nothing sets one
 * @param deadlineKind how the time is fixed; {@code OWN_FREQUENCY} where the handler set it itself
 * @param calendarVersion the workday calendar behind {@code dueOn}, or {@code null}
 * @param provisional whether that calendar is not published yet, so that the day may move
 * @param overdue whether the last day has passed
 * @param breach whether being overdue breaks the law, and not only the handler's own word
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwedAudit(
        String code,
        Bilingual title,
        String provision,
        Bilingual citation,
        LocalDate since,
        LocalDate dueOn,
        String deadlineKind,
        String calendarVersion,
        boolean provisional,
        boolean overdue,
        boolean breach,
        List<Finding> findings) {

    public OwedAudit {
        findings = List.copyOf(findings);
    }
}
