package dev.pipl.crossborder.correction.adapter;

import dev.pipl.crossborder.correction.Correction;
import dev.pipl.crossborder.correction.CorrectionState;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
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

/** The corrections of one handler. */
@Path("/handlers/{id}/corrections")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "corrections", description = "Corrections of recorded transfers, by two persons. 出境记录的更正，须两人办理。")
public class CorrectionListResource {

    private final CorrectionCommands commands;
    private final HandlerAccess handlers;
    private final Access access;
    private final Commands answers;

    CorrectionListResource(CorrectionCommands commands, HandlerAccess handlers, Access access, Commands answers) {
        this.commands = commands;
        this.handlers = handlers;
        this.access = access;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Propose to void or replace a recorded transfer, or to confirm a lower route. 提出作废、替换出境记录或者确认较低路径。",
            description = "Without effect until a second person approves. A later deletion undoes no provision."
                    + " 经另一人批准后生效；事后删除不影响已发生的提供。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-15\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "Proposed; see Location. 已提出。",
            content = @Content(schema = @Schema(implementation = CorrectionView.class)))
    @APIResponse(responseCode = "409", description = "Corrected already, or a correction is open. 已更正或者待处理。")
    @APIResponse(responseCode = "422", description = "No such transfer, or the provision took place. 记录不存在或者提供已发生。")
    public Response propose(
            @PathParam("id") String handlerId,
            CorrectionForm form,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER);
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        return Commands.response(commands.propose(access.caller(), handlerId, form, answers.key(headers, uri, form)));
    }

    @GET
    @Operation(
            summary = "List a handler's corrections, oldest first. 按先后列出更正。",
            description = "With what pipelines proposed. 含数据管道提出的更正。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-15\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = CorrectionPage.class)))
    public Response list(
            @PathParam("id") String handlerId,
            @QueryParam("state") CorrectionState state,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        List<Placed<Correction>> rows =
                commands.list(handlerId, state == null ? "" : state.name(), page.afterNumber(), page.rowsToRead());
        return PageAnswer.of(Page.ofPlaced(rows, page).map(CorrectionView::of), uri);
    }

    /** For the contract only. */
    @Schema(name = "CorrectionPage")
    record CorrectionPage(List<CorrectionView> items, String next) {}
}
