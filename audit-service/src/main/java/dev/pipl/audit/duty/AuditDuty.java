package dev.pipl.audit.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.law.Finding;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a handler owes in audits on a day.
 *
 * @param measuresApply whether the audit measures apply to it at all (AUD-19)
 * @param dueOn the first of the last days; {@code null} where nothing sets one
 * @param overdue whether any of them has passed
 * @param lastReportedOn the last report that covered everything that applies; {@code null} before the first
 * @param owed every ground, the one that comes first in time first
 * @param findings what was found beyond the grounds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditDuty(
        String handlerId,
        LocalDate asOf,
        boolean measuresApply,
        LocalDate dueOn,
        boolean overdue,
        LocalDate lastReportedOn,
        List<OwedAudit> owed,
        List<Finding> findings) {

    public AuditDuty {
        owed = owed.stream()
                .sorted(Comparator.comparing(OwedAudit::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        findings = List.copyOf(findings);
    }

    static AuditDuty of(
            String handlerId,
            LocalDate asOf,
            boolean measuresApply,
            Optional<LocalDate> lastReportedOn,
            List<OwedAudit> owed,
            List<Finding> findings) {
        return new AuditDuty(
                handlerId,
                asOf,
                measuresApply,
                owed.stream()
                        .map(OwedAudit::dueOn)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                owed.stream().anyMatch(OwedAudit::overdue),
                lastReportedOn.orElse(null),
                owed,
                findings);
    }

    /** The ground that an audit planned now answers: the first in time, else the general duty. */
    public OwedAudit leading() {
        return owed.get(0);
    }
}
