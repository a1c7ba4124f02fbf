package dev.pipl.crossborder.succession.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.succession.Succession;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /successions}. */
@Path("/successions")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "successions", description = "Mergers and divisions of handlers. 合并与分立。")
public class SuccessionResource {

    /** Technical: what fits on a page of the trail. */
    private static final int TEXT_LENGTH_MAX = 500;

    private final SuccessionCommands commands;
    private final HandlerAccess handlers;
    private final Commands answers;
    private final Access access;
    private final Clock clock;
    private final LocalDate lawInForceFrom = Provisions.load().get("PIPL-38").inForce();

    SuccessionResource(
            SuccessionCommands commands, HandlerAccess handlers, Commands answers, Access access, Clock clock) {
        this.commands = commands;
        this.handlers = handlers;
        this.answers = answers;
        this.access = access;
        this.clock = clock;
    }

    /** What is proposed. */
    @Schema(name = "SuccessionForm")
    record Proposal(
            @Schema(required = true) String predecessorId,
            @Schema(required = true) String successorId,

            @Schema(required = true, description = "Its year's persons are taken over. 承继该年度人数。")
            LocalDate effectiveOn,

            @Schema(required = true) Succession.Kind kind,

            @Schema(required = true, maxLength = TEXT_LENGTH_MAX)
            String evidence) {}

    /** Why something is refused. */
    @Schema(name = "SuccessionReason")
    record Reason(
            @Schema(required = true, maxLength = TEXT_LENGTH_MAX)
            String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Propose that a handler follows another one. 提议承继。",
            description = "Approved by a second person, the successor's year takes the predecessor's persons over, each"
                    + " counted once where tokens allow. 经第二人批准后按去重合并计数。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "Proposed. 已提议。",
            content = @Content(schema = @Schema(implementation = SuccessionView.class)))
    @APIResponse(responseCode = "409", description = "Under way already, or merged elsewhere. 已有承继。")
    public Response propose(Proposal body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        if (body == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        check(body);
        handlers.require(body.predecessorId(), Role.OPERATOR);
        handlers.require(body.successorId(), Role.OPERATOR);
        return Commands.response(commands.propose(
                caller,
                body.predecessorId(),
                body.successorId(),
                body.effectiveOn(),
                body.kind(),
                body.evidence(),
                answers.key(headers, uri, body)));
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read a succession. 查询承继。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The succession and how far it has come. 承继及进度。",
            content = @Content(schema = @Schema(implementation = SuccessionView.class)))
    public SuccessionView read(@PathParam("id") String id) {
        access.role(Role.OPERATOR, Role.REGULATOR);
        return commands.read(id);
    }

    @POST
    @Path("{id}/approval")
    @Operation(
            summary = "Approve a succession, as a second person. 第二人批准承继。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Approved; carried out once its day has come. 已批准，生效日起执行。",
            content = @Content(schema = @Schema(implementation = SuccessionView.class)))
    @APIResponse(responseCode = "403", description = "The proposer cannot approve. 提议人不得批准。")
    @APIResponse(responseCode = "409", description = "Decided already. 已经决定。")
    public Response approve(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        return Commands.response(commands.approve(caller, id, answers.key(headers, uri, id)));
    }

    @POST
    @Path("{id}/refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Refuse a succession, as a second person. 第二人否决承继。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Refused. 已否决。",
            content = @Content(schema = @Schema(implementation = SuccessionView.class)))
    public Response refuse(
            @PathParam("id") String id, Reason body, @Context HttpHeaders headers, @Context UriInfo uri) {
        Caller caller = access.role(Role.OPERATOR);
        if (body == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        Form form = new Form();
        form.text("reason", body.reason(), TEXT_LENGTH_MAX);
        form.check();
        return Commands.response(commands.refuse(caller, id, body.reason(), answers.key(headers, uri, body)));
    }

    private void check(Proposal body) {
        Form form = new Form();
        form.text("predecessorId", body.predecessorId(), TEXT_LENGTH_MAX);
        form.text("successorId", body.successorId(), TEXT_LENGTH_MAX);
        form.required("effectiveOn", body.effectiveOn());
        form.required("kind", body.kind());
        form.text("evidence", body.evidence(), TEXT_LENGTH_MAX);
        form.check();
        List<FieldError> errors = new ArrayList<>();
        if (body.predecessorId().equals(body.successorId())) {
            errors.add(new FieldError("successorId", "须为另一处理者", "must be another handler"));
        }
        int thisYear = BeijingCalendar.today(clock).getYear();
        if (body.effectiveOn().isBefore(lawInForceFrom) || body.effectiveOn().getYear() > thisYear) {
            errors.add(new FieldError(
                    "effectiveOn", "须在法律施行之后、本年度之内或更早", "lies after the law came into force and not after this year"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.ofFields(errors);
        }
    }
}
