package dev.pipl.audit.duty;

import dev.pipl.audit.handler.AuditObject;
import dev.pipl.law.Bilingual;
import dev.pipl.law.Finding;
import dev.pipl.law.Provisions;
import dev.pipl.law.duty.Duty;
import dev.pipl.law.duty.DutyTable;
import dev.pipl.law.time.Periods;
import dev.pipl.law.time.Workdays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The audits a handler owes: every two years above the number of AUD-4, by form every five years for a small handler (O25-13), at its own
 * declared frequency in between, and regularly in any case (PIPL-54).
 */
public final class DetermineAuditDuty {
    /** The law's duties that are about audits, by their codes; the first two set a date. */
    private static final Set<String> DATED = Set.of("compliance-audit-every-two-years", "small-handler-audit-by-form");

    private static final String REGULAR = "regular-compliance-audit";
    private static final String EXCLUDED = "AUD-19";
    private static final String GENERAL = "PIPL-54";
    private static final String RULE_VERSION = "audit-2025-05-01";

    private final Provisions provisions;
    private final DutyTable duties;

    private DetermineAuditDuty(Provisions provisions, DutyTable duties) {
        this.provisions = provisions;
        this.duties = duties;
    }

    public static DetermineAuditDuty load() {
        Provisions provisions = Provisions.load();
        return new DetermineAuditDuty(provisions, DutyTable.of(provisions, Workdays.published()));
    }

    /**
     * What is owed on the day.
     *
     * @param reportedOn the days of the reports that covered everything that applies
     * @param frequency what the handler declared last, if anything
     * @throws dev.pipl.kit.problem.Refusal 503 where the registry has not told what this rests on
     */
    public AuditDuty decide(
            AuditObject object, List<LocalDate> reportedOn, Optional<OwnFrequency> frequency, LocalDate today) {
        boolean excluded = object.isPublic(today);
        List<Finding> findings = new ArrayList<>();
        if (excluded) {
            findings.add(excluded(object.id()));
        } else {
            object.personsHandled(today);
        }
        List<OwedAudit> owed = new ArrayList<>();
        for (Duty duty : duties.owed(today, object.history(reportedOn), Optional.empty())) {
            if (DATED.contains(duty.code()) || duty.code().equals(REGULAR)) {
                owed.add(owed(duty, today));
            }
        }
        Optional<LocalDate> last =
                reportedOn.stream().filter(day -> !day.isAfter(today)).max(LocalDate::compareTo);
        boolean dated = owed.stream().anyMatch(audit -> DATED.contains(audit.code()));
        if (!dated) {
            frequency.ifPresent(own -> owed.add(own(own, last, today)));
        }
        return AuditDuty.of(object.id(), today, !excluded, last, owed, findings);
    }

    /** That the measures do not apply to the object, as a finding. */
    public Finding excluded(String handlerId) {
        return finding(EXCLUDED, "measures-do-not-apply", Map.of("handlerId", handlerId));
    }

    private static OwedAudit owed(Duty duty, LocalDate today) {
        LocalDate dueOn = duty.dueOn().orElse(null);
        return new OwedAudit(
                duty.code(),
                duty.title(),
                duty.provision(),
                duty.citation(),
                duty.since(),
                dueOn,
                duty.deadlineKind().name(),
                duty.calendarVersion().orElse(null),
                duty.provisional(),
                dueOn != null && today.isAfter(dueOn),
                dueOn != null,
                duty.findings());
    }

    private OwedAudit own(OwnFrequency own, Optional<LocalDate> last, LocalDate today) {
        LocalDate since = last.filter(day -> day.isAfter(own.declaredOn())).orElse(own.declaredOn());
        LocalDate dueOn = Periods.plusYears(since, own.years());
        boolean overdue = today.isAfter(dueOn);
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("years", own.years());
        inputs.put("declaredOn", own.declaredOn().toString());
        inputs.put("dueOn", dueOn.toString());
        Finding finding = finding(GENERAL, overdue ? "own-frequency-exceeded" : "own-frequency", inputs);
        return new OwedAudit(
                "own-declared-audit",
                new Bilingual(
                        "按本单位自行确定的频次开展合规审计", "Carry out a compliance audit at the handler's own declared frequency"),
                GENERAL,
                finding.citation(),
                since,
                dueOn,
                "OWN_FREQUENCY",
                null,
                false,
                overdue,
                false,
                List.of(finding));
    }

    private Finding finding(String provision, String outcome, Map<String, Object> inputs) {
        return new Finding(provision, provisions.get(provision).citation(), outcome, inputs, RULE_VERSION);
    }
}
