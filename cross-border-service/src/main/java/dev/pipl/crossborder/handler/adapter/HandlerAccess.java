package dev.pipl.crossborder.handler.adapter;

import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.ProblemCode;
import dev.pipl.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens what belongs to a handler: tenant before role, readiness before "unknown". */
@ApplicationScoped
public class HandlerAccess {

    private final Access access;
    private final Handlers handlers;
    private final Projections projections;

    HandlerAccess(Access access, Handlers handlers, Projections projections) {
        this.access = access;
        this.handlers = handlers;
        this.projections = projections;
    }

    /** The handler, or 404 for one that is not the caller's, 403, 503 {@code projection-behind}, 404, in this order. */
    public KnownHandler require(String handlerId, Role... allowed) {
        access.handler(handlerId, allowed);
        projections.requireReady(Handlers.PROJECTION);
        return handlers.find(handlerId).orElseThrow(() -> new Refusal(CommonProblem.HANDLER_UNKNOWN));
    }

    /**
     * For a thing of a handler that is addressed by its own id: somebody else's is as unknown as one that does not exist.
     *
     * @throws Refusal {@code unknown} for one that is not the caller's, 403 for one that is not for his role
     */
    public void requireOwned(String handlerId, ProblemCode unknown, Role... allowed) {
        try {
            access.handler(handlerId, allowed);
        } catch (Refusal refusal) {
            throw refusal.problem() == CommonProblem.HANDLER_UNKNOWN ? new Refusal(unknown) : refusal;
        }
    }
}
