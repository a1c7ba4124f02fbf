package dev.pipl.crossborder.recipient.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.recipient.Recipient;
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

/** The recipients of one handler. */
@Path("/handlers/{id}/recipients")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recipients")
public class RecipientListResource {

    private final PgRecipients recipients;
    private final HandlerAccess handlers;

    RecipientListResource(PgRecipients recipients, HandlerAccess handlers) {
        this.recipients = recipients;
        this.handlers = handlers;
    }

    @GET
    @Operation(
            summary = "List a handler's overseas recipients, oldest first. 按登记先后列出境外接收方。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-39\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = RecipientPage.class)))
    public Response list(
            @PathParam("id") String handlerId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        List<Placed<Recipient>> rows = recipients.list(handlerId, page.afterNumber(), page.rowsToRead());
        return PageAnswer.of(Page.ofPlaced(rows, page).map(RecipientView::of), uri);
    }

    /** For the contract only. */
    @Schema(name = "RecipientPage")
    record RecipientPage(List<RecipientView> items, String next) {}
}
