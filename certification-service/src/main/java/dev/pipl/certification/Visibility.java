package dev.pipl.certification;

import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.kit.problem.Refusal;
import java.util.Optional;
import java.util.Set;

/**
 * Which certificates, with all that hangs on them, a caller may see: a body its own, an officer those of its handlers, a provincial
 * regulator those of holders in its province, the national regulator and the operator all.
 *
 * @param all everything; the rest is then of no account
 */
public record Visibility(boolean all, Set<String> bodies, Set<String> handlers, Set<String> provinces) {

    public static Visibility of(Caller caller) {
        return new Visibility(
                caller.is(Role.OPERATOR) || caller.isNationalRegulator(),
                caller.is(Role.CERTIFICATION_BODY) ? caller.tenants() : Set.of(),
                caller.is(Role.HANDLER_OFFICER) ? caller.tenants() : Set.of(),
                caller.provinces());
    }

    /**
     * Lets the caller issue in the name of a body, or refuses: first 404 for a body that is not his, then 403. Where the request names
     * no body, only the role can be judged before the form.
     */
    public static Caller requireIssuer(Caller caller, Optional<String> bodyId) {
        return bodyId.isPresent()
                ? caller.requireTenant(
                        Role.CERTIFICATION_BODY,
                        bodyId.get(),
                        CertificationProblem.CERTIFICATION_BODY_UNKNOWN,
                        Role.CERTIFICATION_BODY)
                : caller.requireRole(Role.CERTIFICATION_BODY);
    }

    /**
     * Lets the caller go on with something of that body and that holder, or refuses: first 404 for what is not his, then 403.
     *
     * @param province the holder's, or {@code null}
     */
    public static Caller require(
            Caller caller, String bodyId, String handlerId, String province, ProblemCode unknown, Role... allowed) {
        if (caller.is(Role.CERTIFICATION_BODY) && caller.tenants().contains(bodyId)) {
            return caller.requireTenant(Role.CERTIFICATION_BODY, bodyId, unknown, allowed);
        }
        if (!caller.seesHandler(handlerId, province)) {
            throw new Refusal(unknown);
        }
        return caller.requireHandler(handlerId, province, allowed);
    }
}
