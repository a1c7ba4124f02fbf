package dev.pipl.crossborder.screening.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.screening.RecordedApproval;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The authorities' approvals of one handler. */
@Path("/handlers/{id}/authority-approvals")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "authority-approvals", description = "Approvals for requests of foreign authorities. 外国司法或者执法机构请求的批准。")
public class ApprovalListResource {

    private final ApprovalCommands commands;
    private final PgAuthorityApprovals approvals;
    private final HandlerAccess handlers;
    private final Access access;
    private final Commands answers;

    ApprovalListResource(
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

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put an approval of a competent authority on record. 登记主管机关的批准。",
            description = "It counts when a second person has confirmed it. 经另一人确认后生效。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-41\"]", parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "On record, to be confirmed. 已登记，待确认。",
            content = @Content(schema = @Schema(implementation = ApprovalView.class)))
    public Response propose(
            @PathParam("id") String handlerId, ApprovalForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER);
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        return Commands.response(commands.propose(access.caller(), handlerId, form, answers.key(headers, uri, form)));
    }

    @GET
    @Operation(
            summary = "List a handler's approvals, oldest first. 按登记先后列出批准。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-41\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = AuthorityApprovalPage.class)))
    public Response list(
            @PathParam("id") String handlerId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        List<Placed<RecordedApproval>> rows = approvals.list(handlerId, page.afterNumber(), page.rowsToRead());
        return PageAnswer.of(Page.ofPlaced(rows, page).map(ApprovalView::of), uri);
    }

    /** For the contract only. */
    @Schema(name = "AuthorityApprovalPage")
    record AuthorityApprovalPage(List<ApprovalView> items, String next) {}
}
