package dev.pipl.kit.caller.adapter;

import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads subject, roles and tenants from the token that quarkus-oidc has verified. */
@ApplicationScoped
public class CallerOfToken {
    private static final String TENANT = "tenant";

    private final SecurityIdentity identity;

    CallerOfToken(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller caller() {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw new Refusal(CommonProblem.UNAUTHENTICATED);
        }
        Set<Role> roles = identity.getRoles().stream()
                .map(Role::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return new Caller(token.getSubject(), roles, tenants(token));
    }

    private static Set<String> tenants(JsonWebToken token) {
        Object claim = token.getClaim(TENANT);
        Set<String> tenants = new HashSet<>();
        if (claim instanceof JsonArray array) {
            for (JsonValue value : array) {
                if (value instanceof JsonString text) {
                    tenants.add(text.getString());
                }
            }
        } else if (claim instanceof JsonString text) {
            tenants.add(text.getString());
        } else if (claim instanceof Iterable<?> many) {
            many.forEach(one -> tenants.add(String.valueOf(one)));
        } else if (claim != null) {
            tenants.add(claim.toString());
        }
        tenants.removeIf(String::isBlank);
        return tenants;
    }
}
