package dev.pipl.law.duty;

import dev.pipl.law.route.HandlerKind;
import java.time.LocalDate;
import java.util.List;

/**
 * The dated facts of a handler that carry duties. Facts may be given in any order; of two with the same date the later
 * in the list holds.
 *
 * @param handlingSince the first day it handled personal information, as far as known
 * @param kind what it is
 * @param criticalInfrastructureOperator whether it operates critical information infrastructure
 * @param importantPlatform whether it is an important internet platform (PIPL 58)
 * @param personsHandled natural persons whose information it currently handles
 * @param auditReportedOn report dates of compliance audits that covered all sections that apply to it
 */
public record HandlerHistory(
        LocalDate handlingSince,
        List<Dated<HandlerKind>> kind,
        List<Dated<Boolean>> criticalInfrastructureOperator,
        List<Dated<Boolean>> importantPlatform,
        List<Dated<Long>> personsHandled,
        List<LocalDate> auditReportedOn) {

    public HandlerHistory {
        kind = List.copyOf(kind);
        criticalInfrastructureOperator = List.copyOf(criticalInfrastructureOperator);
        importantPlatform = List.copyOf(importantPlatform);
        personsHandled = List.copyOf(personsHandled);
        auditReportedOn = List.copyOf(auditReportedOn);
    }
}
