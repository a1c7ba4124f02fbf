package dev.pipl.dashboard.page.adapter;

import dev.pipl.dashboard.page.SessionEnded;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is signed in; the way in and the way out. */
@Path("/session")
@Authenticated
@Tag(name = "page")
public class SessionResource {
    private static final URI PAGE = URI.create("/");

    /**
     * Who is signed in.
     *
     * @param name as people know the caller
     * @param provinces of a provincial regulator, else empty
     */
    public record Session(String name, Set<String> roles, Set<String> provinces, boolean mayAcknowledge) {}

    /**
     * The session has ended here.
     *
     * @param next where the browser goes to end the session at the identity provider, too
     */
    public record SignedOut(URI next) {}

    private final Access access;
    private final PageSession session;
    private final OidcSession oidcSession;
    private final OidcConfigurationMetadata provider;
    private final SecurityIdentity identity;
    private final Event<SessionEnded> ended;

    SessionResource(
            Access access,
            PageSession session,
            OidcSession oidcSession,
            OidcConfigurationMetadata provider,
            SecurityIdentity identity,
            Event<SessionEnded> ended) {
        this.access = access;
        this.session = session;
        this.oidcSession = oidcSession;
        this.provider = provider;
        this.identity = identity;
        this.ended = ended;
    }

    @GET
    @Operation(operationId = "readSession", summary = "当前登录者 · Who is signed in")
    public Session read() {
        Caller caller = access.caller();
        return new Session(
                session.personName(),
                caller.roles().stream().map(Role::wireName).collect(Collectors.toCollection(TreeSet::new)),
                caller.provinces(),
                caller.is(Role.REGULATOR));
    }

    /**
     * Whoever arrives here has signed in. The page itself needs no session to be loaded: the browser withholds a
     * SameSite=Strict cookie from a navigation that the identity provider's site began, but not from the page's own
     * requests that follow.
     */
    @GET
    @Path("/login")
    @Operation(hidden = true)
    public Response signedIn() {
        return Response.seeOther(PAGE).build();
    }

    @POST
    @Path("/logout")
    @Operation(operationId = "endSession", summary = "退出登录 · Sign out")
    public Uni<SignedOut> signOut(@Context UriInfo uri) {
        URI next = next(uri.getBaseUri());
        if (session.isByCookie()) {
            ended.fire(new SessionEnded(session.name()));
        }
        return oidcSession.logout().replaceWith(new SignedOut(next));
    }

    private URI next(URI page) {
        IdTokenCredential idToken = identity.getCredential(IdTokenCredential.class);
        if (idToken == null || provider.getEndSessionUri() == null) {
            return PAGE;
        }
        return UriBuilder.fromUri(provider.getEndSessionUri())
                .queryParam("id_token_hint", idToken.getToken())
                .queryParam("post_logout_redirect_uri", page)
                .build();
    }
}
