package dev.pipl.registry.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.duty.Duty;
import java.time.LocalDate;
import java.util.List;

/**
 * An obligation as callers see it.
 *
 * @param status {@code OPEN}, {@code OVERDUE} or {@code DISCHARGED}, on the day of the answer
 * @param dueOn the last day in time; absent where the law names none
 * @param provisional whether {@code dueOn} rests on a workday calendar that was not published yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObligationView(
        String id,
        String code,
        Bilingual title,
        String provision,
        Bilingual citation,
        String status,
        LocalDate since,
        LocalDate dueOn,
        String deadlineKind,
        Boolean provisional,
        String ruleVersion,
        List<Finding> findings,
        Discharge discharge) {

    public static ObligationView of(Obligation obligation, LocalDate today) {
        Duty duty = obligation.duty();
        return new ObligationView(
                obligation.id(),
                duty.code(),
                duty.title(),
                duty.provision(),
                duty.citation(),
                obligation.status(today),
                duty.since(),
                duty.dueOn().orElse(null),
                duty.deadlineKind().name(),
                duty.provisional() ? Boolean.TRUE : null,
                duty.ruleVersion(),
                duty.findings(),
                obligation.discharge());
    }
}
