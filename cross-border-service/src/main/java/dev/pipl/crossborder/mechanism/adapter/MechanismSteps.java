package dev.pipl.crossborder.mechanism.adapter;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.mechanism.Dossier;
import dev.pipl.crossborder.mechanism.MechanismStep;
import dev.pipl.crossborder.mechanism.TakeStep;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * Between a step's request and its command. The handler's officer records all steps, an authority's with the reference of
 * its letter; a regulator those of the authority.
 */
@ApplicationScoped
public class MechanismSteps {

    static final String TAKEN = "The mechanism after the step. 步骤之后的出境机制。";
    static final String NOT_POSSIBLE = "Not possible in the present state. 当前状态不允许。";

    private final MechanismCommands commands;
    private final MechanismAccess mechanisms;
    private final HandlerAccess handlers;
    private final Access access;
    private final Commands answers;

    MechanismSteps(
            MechanismCommands commands,
            MechanismAccess mechanisms,
            HandlerAccess handlers,
            Access access,
            Commands answers) {
        this.commands = commands;
        this.mechanisms = mechanisms;
        this.handlers = handlers;
        this.access = access;
        this.answers = answers;
    }

    Response take(String id, MechanismStep step, StepForm form, HttpHeaders headers, UriInfo uri) {
        Dossier dossier = mechanisms.require(id, Role.HANDLER_OFFICER, Role.REGULATOR);
        Role[] allowed = TakeStep.isOfAuthority(dossier, step)
                ? new Role[] {Role.HANDLER_OFFICER, Role.REGULATOR}
                : new Role[] {Role.HANDLER_OFFICER};
        KnownHandler handler = handlers.require(dossier.handlerId(), allowed);
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        return Commands.response(
                commands.take(handler, access.caller(), id, step, form.input(), answers.key(headers, uri, form)));
    }
}
