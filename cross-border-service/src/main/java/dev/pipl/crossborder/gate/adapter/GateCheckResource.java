package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.page.adapter.PageAnswer;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
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

/** {@code /handlers/{id}/gate-checks}: what the gate decided. */
@Path("/handlers/{id}/gate-checks")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "gate")
public class GateCheckResource {

    private final PgGateCheckList checks;
    private final HandlerAccess handlers;

    GateCheckResource(PgGateCheckList checks, HandlerAccess handlers) {
        this.checks = checks;
        this.handlers = handlers;
    }

    @GET
    @Operation(
            summary = "List what the gate decided for a handler, oldest first. 按先后列出放行决定。",
            description = "Every decision that was kept, with its reasons; whom a transfer was about is never told."
                    + " 已留存的决定及逐项理由，不含个人。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"PIPL-38\", \"PIPL-39\", \"PIPL-55\", \"CBDF-7\", \"CBDF-8\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = GateCheckPage.class)))
    public Response list(
            @PathParam("id") String handlerId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.PIPELINE, Role.REGULATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        List<Placed<GateCheckView>> rows = checks.after(handlerId, page.afterNumber(), page.rowsToRead());
        return PageAnswer.of(Page.ofPlaced(rows, page), uri);
    }

    /** For the contract only. */
    @Schema(name = "KeptGateCheckPage")
    record GateCheckPage(List<GateCheckView> items, String next) {}
}
