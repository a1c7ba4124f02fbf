package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.screening.RecordedApproval;
import dev.pipl.crossborder.screening.ScreeningProblem;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.version.EntityVersion;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /authority-approvals/{id}}. */
@Path("/authority-approvals/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "authority-approvals")
public class ApprovalResource {

    /** Technical, in characters. */
    private static final int REASON_MAX = 1_000;

    private final ApprovalCommands commands;
    private final PgAuthorityApprovals approvals;
    private final HandlerAccess handlers;
    private final Access access;
    private final Commands answers;

    ApprovalResource(
            ApprovalCommands commands,
            PgAuthorityApprovals approvals,
            HandlerAccess handlers,
            Access access,
            Commands answers) {
        this.commands = commands;
        this.approvals = approvals;
        this.handlers = handlers;
        this.access = access;
        this.answers = answers;
    }

    /** Why an approval does not stand. */
    @Schema(
            name = "AuthorityApprovalRefusal",
            requiredProperties = {"reason"})
    record RefusalForm(String reason) {}

    @GET
    @Operation(
            summary = "Read an approval. 查询主管机关批准。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-41\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The approval. 批准。",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    public Response read(@PathParam("id") String id) {
        RecordedApproval approval = owned(id, Role.HANDLER_OFFICER, Role.REGULATOR);
        return Response.ok(ApprovalView.of(approval))
                .header(HttpHeaders.ETAG, new EntityVersion(approval.version()).tag())
                .build();
    }

    @POST
    @Path("confirmation")
    @Operation(
            summary = "Confirm an approval, as a second person. 由另一人确认批准。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-41\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "It counts from now on. 批准已确认。",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    public Response confirm(@PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
        owned(id, Role.HANDLER_OFFICER);
        return Commands.response(commands.decide(
                access.caller(),
                id,
                RecordedApproval.State.CONFIRMED,
                Optional.empty(),
                answers.key(headers, uri, null)));
    }

    @POST
    @Path("refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Refuse an approval that was put on record, as a second person. 由另一人否定所登记的批准。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-41\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "It never counts. 批准不成立。",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    public Response refuse(
            @PathParam("id") String id, RefusalForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        owned(id, Role.HANDLER_OFFICER);
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        Form check = new Form();
        check.text("reason", form.reason(), REASON_MAX);
        check.check();
        return Commands.response(commands.decide(
                access.caller(),
                id,
                RecordedApproval.State.REFUSED,
                Optional.of(form.reason()),
                answers.key(headers, uri, form)));
    }

    private RecordedApproval owned(String id, Role... allowed) {
        RecordedApproval approval =
                approvals.find(id).orElseThrow(() -> new Refusal(ScreeningProblem.AUTHORITY_APPROVAL_UNKNOWN));
        handlers.requireOwned(approval.handlerId(), ScreeningProblem.AUTHORITY_APPROVAL_UNKNOWN, allowed);
        return approval;
    }
}
