package dev.pipl.dashboard.page.adapter;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** On what the request rests: a person's session in the browser, or a bearer token. */
@ApplicationScoped
public class PageSession {
    private final SecurityIdentity identity;

    PageSession(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether the browser's cookie vouches for the request. */
    public boolean isByCookie() {
        return identity.getCredential(IdTokenCredential.class) != null;
    }

    /** The session's name at the identity provider; empty for a bearer token. */
    public String name() {
        if (!isByCookie()) {
            return "";
        }
        String name = token().getClaim("sid");
        return name == null ? token().getSubject() : name;
    }

    /** When the token expires, by the system's time; a session's token is then renewed or the session is over. */
    public Instant end() {
        return Instant.ofEpochSecond(token().getExpirationTime());
    }

    /** What the person, or the machine, is called. */
    public String personName() {
        JsonWebToken token = token();
        return Stream.of("name", "preferred_username")
                .map(claim -> token.<Object>getClaim(claim))
                .filter(value -> value != null && !value.toString().isBlank())
                .map(Object::toString)
                .findFirst()
                .orElse(token.getSubject());
    }

    private JsonWebToken token() {
        return (JsonWebToken) identity.getPrincipal();
    }
}
