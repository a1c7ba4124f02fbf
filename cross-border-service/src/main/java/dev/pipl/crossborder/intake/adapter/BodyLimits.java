package dev.pipl.crossborder.intake.adapter;

import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Only transfers are large; the server's own limit is theirs, and everything else has a smaller one. */
public class BodyLimits {

    /** Technical limit of every request but {@code POST /transfers}. */
    private static final int BODY_BYTES_MAX = 1024 * 1024;

    @ServerRequestFilter
    public void refuseLarge(ContainerRequestContext request) {
        boolean transfers = request.getUriInfo().getPath().equals("/transfers");
        if (!transfers && request.getLength() > BODY_BYTES_MAX) {
            throw new Refusal(CommonProblem.BODY_TOO_LARGE);
        }
    }
}
