package dev.pipl.crossborder.group.adapter;

import dev.pipl.crossborder.group.GroupProblem;
import dev.pipl.crossborder.group.SplittingCase;
import dev.pipl.crossborder.handler.Handlers;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Who sees which of a case's handlers, and who may decide it. */
@ApplicationScoped
public class SplittingAccess {

    private final Access access;
    private final Handlers handlers;
    private final Projections projections;

    SplittingAccess(Access access, Handlers handlers, Projections projections) {
        this.access = access;
        this.handlers = handlers;
        this.projections = projections;
    }

    /** Officers of handlers, operators and regulators; 403 for others. */
    Caller reader() {
        projections.requireReady(Handlers.PROJECTION);
        return access.role(Role.HANDLER_OFFICER, Role.REGULATOR);
    }

    /** The handlers of the case whom the caller may see; none makes the case unknown to him. */
    Set<String> visible(Caller caller, SplittingCase of) {
        return of.handlerIds().stream()
                .filter(handlerId -> handlers.find(handlerId)
                        .map(handler -> GroupAccess.sees(caller, handler))
                        .orElseGet(() -> caller.seesHandler(handlerId, null)))
                .collect(Collectors.toSet());
    }

    /** As {@link #visible}, or 404. */
    Set<String> require(Caller caller, SplittingCase of) {
        Set<String> visible = visible(caller, of);
        if (visible.isEmpty()) {
            throw new Refusal(GroupProblem.SPLITTING_CASE_UNKNOWN);
        }
        return visible;
    }

    /** A regulator or operator who sees every handler concerned and belongs to none of them: 404, then 403. */
    Caller reviewer(SplittingCase of) {
        Caller caller = access.caller();
        Set<String> visible = require(caller, of);
        caller.requireRole(Role.REGULATOR, Role.OPERATOR);
        if (!visible.containsAll(of.handlerIds())) {
            throw new Refusal(CommonProblem.NOT_PERMITTED);
        }
        boolean isInvolved = (caller.is(Role.HANDLER_OFFICER) || caller.is(Role.PIPELINE))
                && of.handlerIds().stream().anyMatch(caller.tenants()::contains);
        if (isInvolved) {
            throw new Refusal(GroupProblem.REVIEWER_NOT_INDEPENDENT);
        }
        return caller;
    }
}
