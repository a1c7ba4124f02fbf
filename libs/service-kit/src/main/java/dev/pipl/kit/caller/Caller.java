package dev.pipl.kit.caller;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.kit.problem.Refusal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The verified caller of a request. Each {@code require} returns when the caller may go on and throws a
 * {@link Refusal} otherwise: 404 for what is not his, 403 for what is his but not for his role, in this order, so that
 * nobody learns of the existence of what he may not see.
 *
 * @param subject the token's {@code sub}: a person or a machine
 * @param roles what he is
 * @param tenants handler, agency or body ids; for a regulator provinces such as {@code CN-11}, none = national
 */
public record Caller(String subject, Set<Role> roles, Set<String> tenants) {
    private static final Pattern PROVINCE = Pattern.compile("CN-[0-9]{2}");
    private static final Set<Role> OF_HANDLERS = EnumSet.of(Role.HANDLER_OFFICER, Role.PIPELINE);

    public Caller {
        roles = Set.copyOf(roles);
        tenants = Set.copyOf(tenants);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** A regulator for the whole country: one without a province in the token. */
    public boolean isNationalRegulator() {
        return is(Role.REGULATOR) && provinces().isEmpty();
    }

    /** The provinces of a provincial regulator; empty for everybody else. */
    public Set<String> provinces() {
        return is(Role.REGULATOR)
                ? tenants.stream()
                        .filter(t -> PROVINCE.matcher(t).matches())
                        .collect(java.util.stream.Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** For what belongs to nobody in particular: 403 unless the caller has one of the roles. */
    public Caller requireRole(Role... allowed) {
        if (roles.stream().noneMatch(r -> permits(r, allowed))) {
            throw new Refusal(CommonProblem.NOT_PERMITTED);
        }
        return this;
    }

    /**
     * For what belongs to a handler.
     *
     * @param province the handler's province, null when unknown (a provincial regulator then gets 404)
     * @param allowed the roles that may do it; {@link Role#HANDLER_OFFICER} includes {@link Role#OPERATOR}
     */
    public Caller requireHandler(String handlerId, String province, Role... allowed) {
        return require(OF_HANDLERS, handlerId, province, CommonProblem.HANDLER_UNKNOWN, allowed);
    }

    /**
     * For what belongs to an agency or a certification body.
     *
     * @param owner {@link Role#AGENCY_AUDITOR} or {@link Role#CERTIFICATION_BODY}
     * @param unknown the problem for what is not the caller's
     */
    public Caller requireTenant(Role owner, String tenantId, ProblemCode unknown, Role... allowed) {
        return require(EnumSet.of(owner), tenantId, null, unknown, allowed);
    }

    /** The second person: 403 when the caller is the one who proposed, whatever his role. */
    public Caller requireOtherThan(String proposer) {
        if (subject.equals(proposer)) {
            throw new Refusal(CommonProblem.SECOND_PERSON_REQUIRED);
        }
        return this;
    }

    /** Whether the caller would get past 404 for this handler in any of his roles. */
    public boolean seesHandler(String handlerId, String province) {
        return roles.stream().anyMatch(r -> sees(r, OF_HANDLERS, handlerId, province));
    }

    private Caller require(Set<Role> owners, String tenantId, String province, ProblemCode unknown, Role... allowed) {
        List<Role> seeing =
                roles.stream().filter(r -> sees(r, owners, tenantId, province)).toList();
        if (seeing.isEmpty()) {
            throw new Refusal(unknown);
        }
        if (seeing.stream().noneMatch(r -> permits(r, allowed))) {
            throw new Refusal(CommonProblem.NOT_PERMITTED);
        }
        return this;
    }

    private boolean sees(Role role, Set<Role> owners, String tenantId, String province) {
        if (role == Role.OPERATOR) {
            return true;
        }
        if (role == Role.REGULATOR) {
            boolean ofAHandler = owners.contains(Role.HANDLER_OFFICER);
            return !ofAHandler
                    || isNationalRegulator()
                    || (province != null && provinces().contains(province));
        }
        return owners.contains(role) && tenants.contains(tenantId);
    }

    private static boolean permits(Role role, Role... allowed) {
        Set<Role> set = EnumSet.noneOf(Role.class);
        set.addAll(List.of(allowed));
        return set.contains(role) || (role == Role.OPERATOR && set.contains(Role.HANDLER_OFFICER));
    }
}
