package dev.pipl.crossborder.exemption.adapter;

import dev.pipl.crossborder.exemption.ClaimedGround;
import dev.pipl.crossborder.exemption.DecisionForm;
import dev.pipl.crossborder.exemption.ExemptionProblem;
import dev.pipl.crossborder.exemption.LossForm;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /ground-claims/{id}}. */
@Path("/ground-claims/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ground-claims")
public class GroundClaimResource {

    private final GroundClaimCommands commands;
    private final PgGroundClaims claims;
    private final HandlerAccess handlers;
    private final Access access;
    private final Commands answers;

    GroundClaimResource(
            GroundClaimCommands commands,
            PgGroundClaims claims,
            HandlerAccess handlers,
            Access access,
            Commands answers) {
        this.commands = commands;
        this.claims = claims;
        this.handlers = handlers;
        this.access = access;
        this.answers = answers;
    }

    @GET
    @Operation(
            summary = "Read a claimed ground. 查询豁免情形的主张。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-5\", \"CBDF-7\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The claim. 主张。",
            content = @Content(schema = @Schema(implementation = GroundClaimView.class)))
    public Response read(@PathParam("id") String id) {
        ClaimedGround claim = owned(id, Role.HANDLER_OFFICER, Role.REGULATOR);
        return Response.ok(GroundClaimView.of(claim))
                .header(HttpHeaders.ETAG, new EntityVersion(claim.version()).tag())
                .build();
    }

    @POST
    @Path("approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Approve a claimed ground, as a second person. 由另一人批准所主张的情形。",
            description = "What was sent on it stops counting, earlier transfers too. 据此出境的不再计数，此前的亦同。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"NDSR-35\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Approved. 已批准。",
            content = @Content(schema = @Schema(implementation = GroundClaimView.class)))
    public Response approve(
            @PathParam("id") String id, DecisionForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        ClaimedGround claim = owned(id, Role.HANDLER_OFFICER);
        requireBody(form);
        form.check();
        return Commands.response(commands.approve(
                access.caller(),
                handlers.require(claim.handlerId(), Role.HANDLER_OFFICER),
                id,
                form.reason(),
                answers.key(headers, uri, form)));
    }

    @POST
    @Path("refusal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Refuse a claimed ground, as a second person. 由另一人否定所主张的情形。",
            description = "What was sent on it counts. 据此出境的计入人数。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"NDSR-35\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Refused. 已否定。",
            content = @Content(schema = @Schema(implementation = GroundClaimView.class)))
    public Response refuse(
            @PathParam("id") String id, DecisionForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        owned(id, Role.HANDLER_OFFICER);
        requireBody(form);
        form.check();
        return Commands.response(commands.refuse(access.caller(), id, form.reason(), answers.key(headers, uri, form)));
    }

    @POST
    @Path("loss")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record that a ground ceased, or was never met. 记录情形消失或者自始不成立。",
            description = "From that day persons sent on it count; if it was never met, everybody ever sent on it."
                    + " 自该日起计数；自始不成立的，全部计数。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-5\", \"CBDF-7\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Lost. 情形已不成立。",
            content = @Content(schema = @Schema(implementation = GroundClaimView.class)))
    public Response lose(
            @PathParam("id") String id, LossForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        owned(id, Role.HANDLER_OFFICER);
        requireBody(form);
        return Commands.response(commands.lose(access.caller(), id, form, answers.key(headers, uri, form)));
    }

    private ClaimedGround owned(String id, Role... allowed) {
        ClaimedGround claim = claims.get(id);
        handlers.requireOwned(claim.handlerId(), ExemptionProblem.GROUND_CLAIM_UNKNOWN, allowed);
        return claim;
    }

    private static void requireBody(Object form) {
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
    }
}
