package dev.pipl.crossborder.correction.adapter;

import dev.pipl.crossborder.correction.Correction;
import dev.pipl.crossborder.correction.CorrectionProblem;
import dev.pipl.crossborder.correction.CorrectionState;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Form;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.version.EntityVersion;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** {@code /corrections}. */
@Path("/corrections/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "corrections")
public class CorrectionResource {

    /** Technical limit, in characters. */
    private static final int REASON_MAX = 2_000;

    private final CorrectionCommands commands;
    private final Access access;
    private final Commands answers;

    CorrectionResource(CorrectionCommands commands, Access access, Commands answers) {
        this.commands = commands;
        this.access = access;
        this.answers = answers;
    }

    @GET
    @Operation(
            summary = "Read a correction. 查询更正。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-15\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The correction. 更正。",
            content = @Content(schema = @Schema(implementation = CorrectionView.class)))
    public Response read(@PathParam("id") String id) {
        require(id, Role.HANDLER_OFFICER, Role.REGULATOR);
        return answer(200, commands.read(id));
    }

    @POST
    @Path("approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Approve a correction as the second person. 由另一人批准更正。",
            description = "Counts change at once; a route falls only by an approved LOWER_ROUTE. Approving again"
                    + " changes nothing. 人数立即更正；路径须另行确认方可降低。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-15\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The ledger has it, or nothing was left to change. 已入账。",
            content = @Content(schema = @Schema(implementation = CorrectionView.class)))
    @APIResponse(responseCode = "202", description = "Approved; the ledger will have it. 已批准，稍后入账。")
    @APIResponse(responseCode = "403", description = "Not by the proposer. 不得由提出人批准。")
    @APIResponse(responseCode = "409", description = "Decided already, or corrected by another one. 已有决定。")
    public Response approve(
            @PathParam("id") String id,
            DecisionForm form,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Caller caller = require(id, Role.HANDLER_OFFICER);
        check(form);
        return answer(commands.approve(
                caller,
                id,
                ifMatch,
                form.reason(),
                Optional.ofNullable(form.reasonCode()),
                answers.key(headers, uri, form)));
    }

    @POST
    @Path("refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Refuse a correction as the second person. 由另一人驳回更正。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-15\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Refused. 已驳回。",
            content = @Content(schema = @Schema(implementation = CorrectionView.class)))
    @APIResponse(responseCode = "403", description = "Not by the proposer. 不得由提出人驳回。")
    @APIResponse(responseCode = "409", description = "Decided already. 已有决定。")
    public Response refuse(
            @PathParam("id") String id,
            DecisionForm form,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        Caller caller = require(id, Role.HANDLER_OFFICER);
        check(form);
        return answer(commands.refuse(caller, id, ifMatch, form.reason(), answers.key(headers, uri, form)));
    }

    private static void check(DecisionForm form) {
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        Form checked = new Form();
        checked.text("reason", form.reason(), REASON_MAX);
        checked.check();
    }

    private static Response answer(Correction decided) {
        return answer(decided.state() == CorrectionState.APPROVED ? 202 : 200, decided);
    }

    private static Response answer(int status, Correction correction) {
        return Response.status(status)
                .entity(CorrectionView.of(correction))
                .header(HttpHeaders.ETAG, new EntityVersion(correction.version()).tag())
                .build();
    }

    /** Another handler's correction is as unknown as one that does not exist. */
    private Caller require(String id, Role... allowed) {
        String owner = commands.owner(id);
        try {
            return access.handler(owner, allowed);
        } catch (Refusal refusal) {
            throw refusal.problem() == CommonProblem.HANDLER_UNKNOWN
                    ? new Refusal(CorrectionProblem.CORRECTION_UNKNOWN)
                    : refusal;
        }
    }
}
