package dev.pipl.audit;

import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.kit.problem.Refusal;
import java.util.Set;

/**
 * Which audits a caller may see: an officer those of its handlers, an agency those it is engaged in, a provincial regulator those of
 * handlers in its province, the national regulator and the operator all.
 *
 * @param all everything; the rest is then of no account
 */
public record Visibility(boolean all, Set<String> handlers, Set<String> agencies, Set<String> provinces) {

    public static Visibility of(Caller caller) {
        return new Visibility(
                caller.is(Role.OPERATOR) || caller.isNationalRegulator(),
                caller.is(Role.HANDLER_OFFICER) ? caller.tenants() : Set.of(),
                caller.is(Role.AGENCY_AUDITOR) ? caller.tenants() : Set.of(),
                caller.provinces());
    }

    /**
     * Lets the caller go on with an audit, or refuses: first 404 for what is not his, then 403.
     *
     * @param agencyId the agency engaged, or {@code null}
     * @param province the handler's, or {@code null}
     */
    public static Caller require(
            Caller caller, String handlerId, String agencyId, String province, ProblemCode unknown, Role... allowed) {
        if (agencyId != null
                && caller.is(Role.AGENCY_AUDITOR)
                && caller.tenants().contains(agencyId)) {
            return caller.requireTenant(Role.AGENCY_AUDITOR, agencyId, unknown, allowed);
        }
        if (!caller.seesHandler(handlerId, province)) {
            throw new Refusal(unknown);
        }
        return caller.requireHandler(handlerId, province, allowed);
    }
}
