package dev.pipl.crossborder.exemption.adapter;

import dev.pipl.crossborder.exemption.ClaimForm;
import dev.pipl.crossborder.exemption.ClaimedGround;
import dev.pipl.crossborder.handler.KnownHandler;
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

/** The grounds that one handler claims. */
@Path("/handlers/{id}/ground-claims")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ground-claims", description = "Grounds on which nothing else is needed. 豁免情形的主张。")
public class GroundClaimListResource {

    private final GroundClaimCommands commands;
    private final PgGroundClaims claims;
    private final HandlerAccess handlers;
    private final Access access;
    private final Commands answers;

    GroundClaimListResource(
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

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Claim an exemption ground with its evidence. 主张豁免情形并提交证据。",
            description =
                    "RECORDED where the law asks for nobody's approval, PENDING where a second person must approve."
                            + " 无须批准的即予记录；须批准的由另一人决定。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"CBDF-4\", \"CBDF-5\", \"CBDF-6\", \"CBDF-7\", \"NDSR-35\", \"O25-10\","
                                    + " \"PIPL-38\", \"QA-JUL-3\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "The claim. 主张。",
            content = @Content(schema = @Schema(implementation = GroundClaimView.class)))
    @APIResponse(responseCode = "422", description = "Not open to this handler, with the provision. 不得主张，附依据。")
    public Response claim(
            @PathParam("id") String handlerId, ClaimForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        KnownHandler handler = handlers.require(handlerId, Role.HANDLER_OFFICER);
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        return Commands.response(commands.propose(access.caller(), handler, form, answers.key(headers, uri, form)));
    }

    @GET
    @Operation(
            summary = "List a handler's claimed grounds, oldest first. 按先后列出豁免情形的主张。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-5\", \"CBDF-7\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = GroundClaimPage.class)))
    public Response list(
            @PathParam("id") String handlerId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        List<Placed<ClaimedGround>> rows = claims.list(handlerId, page.afterNumber(), page.rowsToRead());
        return PageAnswer.of(Page.ofPlaced(rows, page).map(GroundClaimView::of), uri);
    }

    /** For the contract only. */
    @Schema(name = "GroundClaimPage")
    record GroundClaimPage(List<GroundClaimView> items, String next) {}
}
