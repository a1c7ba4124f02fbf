package dev.pipl.dashboard.page.adapter;

import dev.pipl.dashboard.page.PageProblem;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * What changes something on the strength of a cookie must carry a header that no foreign page can send: a second lock
 * beside SameSite=Strict.
 */
public class PageHeaderFilter {
    private static final String HEADER = "X-Requested-With";
    private static final Set<String> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final SecurityIdentity identity;
    private final PageSession session;

    PageHeaderFilter(SecurityIdentity identity, PageSession session) {
        this.identity = identity;
        this.session = session;
    }

    @ServerRequestFilter
    public void requireHeader(ContainerRequestContext request) {
        boolean changing = !HARMLESS.contains(request.getMethod());
        boolean without = request.getHeaderString(HEADER) == null;
        if (changing && without && !identity.isAnonymous() && session.isByCookie()) {
            throw new Refusal(PageProblem.PAGE_HEADER_MISSING);
        }
    }
}
