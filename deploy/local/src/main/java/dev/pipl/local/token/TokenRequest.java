package dev.pipl.local.token;

import dev.pipl.local.LocalFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * For whom a token is asked.
 *
 * @param tenant the handler, agency or body; a province for a regulator, none for the national one
 */
public record TokenRequest(String role, Optional<String> tenant) {

    private static final List<String> ROLES =
            List.of("handler-officer", "pipeline", "agency-auditor", "certification-body", "regulator", "operator");

    /** Who may act without belonging to anybody. */
    private static final Set<String> WITHOUT_TENANT = Set.of("regulator", "operator");

    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    /**
     * The request of that role and tenant, if there can be one.
     *
     * @param tenant null for none
     * @throws LocalFailure when there is no such role, or the tenant is missing or malformed
     */
    public static TokenRequest of(String role, String tenant) {
        if (!ROLES.contains(role)) {
            throw new LocalFailure(
                    "没有角色 " + role + ";可用:" + String.join(", ", ROLES),
                    "there is no role " + role + "; roles are " + String.join(", ", ROLES),
                    2);
        }
        if (tenant == null) {
            if (!WITHOUT_TENANT.contains(role)) {
                throw new LocalFailure(
                        "角色 " + role + " 需要租户:./run token " + role + " TENANT",
                        "the role " + role + " needs a tenant: ./run token " + role + " TENANT",
                        2);
            }
            return new TokenRequest(role, Optional.empty());
        }
        if (!TENANT.matcher(tenant).matches()) {
            throw new LocalFailure(
                    "租户 " + tenant + " 形式有误(字母、数字及 . _ : -,至多 100 个字符)",
                    "the tenant " + tenant + " is malformed (letters, digits and . _ : -, at most 100 characters)",
                    2);
        }
        return new TokenRequest(role, Optional.of(tenant));
    }

    /** The client of that role and tenant; each has one of its own, and so a subject of its own. */
    public String clientId() {
        return tenant.map(named -> role + "." + named).orElse(role);
    }
}
