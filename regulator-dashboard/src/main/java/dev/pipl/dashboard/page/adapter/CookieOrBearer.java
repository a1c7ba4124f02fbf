package dev.pipl.dashboard.page.adapter;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/** Sends a browser to the identity provider only when it asks for the sign-in; scripts and machines get a 401. */
@Alternative
@Priority(1)
@ApplicationScoped
public class CookieOrBearer implements HttpAuthenticationMechanism {
    private static final String SIGN_IN = "/session/login";
    private static final int UNAUTHORIZED = 401;

    private final OidcAuthenticationMechanism oidc;

    CookieOrBearer(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager providers) {
        return oidc.authenticate(request, providers);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return request.normalizedPath().equals(SIGN_IN)
                ? oidc.getChallenge(request)
                : Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }
}
