package dev.pipl.audit.selfaudit;

import dev.pipl.audit.AuditProblem;

/**
 * Who carries an audit out (AUD-3).
 *
 * @param agencyId with {@code AGENCY} and only there
 */
public record Performer(Kind kind, String agencyId) {

    /** The handler's own people, or an agency entrusted by it. */
    public enum Kind {
        INTERNAL,
        AGENCY
    }

    public Performer {
        boolean named = agencyId != null && !agencyId.isBlank();
        if (named != (kind == Kind.AGENCY)) {
            throw AuditProblem.invalid(
                    "agencyId", "委托专业机构的须注明机构，内部审计的不得填写。", "is required with AGENCY, and only there");
        }
    }
}
