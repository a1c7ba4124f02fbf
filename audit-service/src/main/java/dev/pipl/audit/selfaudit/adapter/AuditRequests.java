package dev.pipl.audit.selfaudit.adapter;

import dev.pipl.audit.selfaudit.Performer;
import java.time.LocalDate;

/** What comes in about audits. */
final class AuditRequests {
    private AuditRequests() {}

    /** Who wants the audit. */
    enum Kind {
        SELF,
        ORDERED
    }

    /**
     * An audit is planned.
     *
     * @param agencyId with performer AGENCY
     * @param startsOn today if absent
     */
    record Plan(Kind kind, String handlerId, Performer.Kind performer, String agencyId, LocalDate startsOn) {}

    /** The work begins; today if absent. */
    record Start(LocalDate startedOn) {}

    /**
     * The report is there.
     *
     * @param agencyId with performer AGENCY
     */
    record Report(
            LocalDate reportedOn,
            Performer.Kind performer,
            String agencyId,
            String conclusion,
            Integer findingsCount,
            Boolean coversAllSections) {}
}
