package dev.pipl.crossborder.intake.adapter;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Only transfers and questions about them are large, and have limits of their own; everything else has this one. */
public class BodyLimits {

    private static final Set<String> LARGE = Set.of("/transfers", "/gate/checks");

    /** Technical limit of every other request. */
    private static final int BODY_BYTES_MAX = 1024 * 1024;

    @ServerRequestFilter
    public void refuseLarge(ContainerRequestContext request) {
        boolean isLarge = LARGE.contains(request.getUriInfo().getPath());
        if (!isLarge && request.getLength() > BODY_BYTES_MAX) {
            throw new Refusal(CommonProblem.BODY_TOO_LARGE);
        }
    }
}
