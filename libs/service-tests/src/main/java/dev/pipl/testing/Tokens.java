package dev.pipl.testing;

import dev.pipl.kit.caller.Role;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/** Signed access tokens of the test realm, shaped like those of the real one. */
public final class Tokens {
    private Tokens() {}

    /** A token of a caller with one role, valid for five minutes; its subject is named after role and tenants. */
    public static String of(Role role, String... tenants) {
        return of(
                role.wireName() + (tenants.length == 0 ? "" : "." + String.join("+", tenants)), Set.of(role), tenants);
    }

    public static String of(String subject, Set<Role> roles, String... tenants) {
        return sign(claims(subject, roles, tenants).audience("pipl").expiresIn(Duration.ofMinutes(5)));
    }

    /** A token that is good now and soon no more. */
    public static String shortLived(Duration life, Role role, String... tenants) {
        return sign(claims("hasty", Set.of(role), tenants).audience("pipl").expiresIn(life));
    }

    /** A token that was good once. */
    public static String expired(Role role, String... tenants) {
        return sign(claims("expired", Set.of(role), tenants)
                .audience("pipl")
                .issuedAt(0)
                .expiresAt(60));
    }

    /** A token of the same realm for another audience. */
    public static String forAnotherAudience(Role role, String... tenants) {
        return sign(claims("elsewhere", Set.of(role), tenants).audience("other").expiresIn(Duration.ofMinutes(5)));
    }

    private static JwtClaimsBuilder claims(String subject, Set<Role> roles, String... tenants) {
        JwtClaimsBuilder claims = Jwt.claims()
                .issuer(config("quarkus.oidc.auth-server-url"))
                .subject(subject)
                .claim("typ", "Bearer")
                .claim(
                        "realm_access",
                        Map.of("roles", roles.stream().map(Role::wireName).toList()));
        if (tenants.length == 1) {
            claims.claim("tenant", tenants[0]);
        } else if (tenants.length > 1) {
            claims.claim("tenant", List.of(tenants));
        }
        return claims;
    }

    private static String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId(TestOidc.KEY_ID).sign(key());
    }

    private static PrivateKey key() {
        try {
            byte[] encoded = Base64.getDecoder().decode(config(TestOidc.SIGNING_KEY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
