package dev.pipl.crossborder.review.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.review.Flow;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What really flows from one handler. */
@Path("/handlers/{id}/flows")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "review", description = "What is found after transfers went. 出境后的核查。")
public class FlowResource {

    private final PgFlows flows;
    private final HandlerAccess handlers;
    private final Clock clock;
    private final LocalDate lawInForceFrom;

    FlowResource(PgFlows flows, HandlerAccess handlers, Clock clock) {
        this.flows = flows;
        this.handlers = handlers;
        this.clock = clock;
        this.lawInForceFrom = Provisions.load().get("PIPL-38").inForce();
    }

    @GET
    @Operation(
            summary = "List what really flows in a year, by recipient, purpose and kind. 按接收方、目的与种类列出某年度实际出境情况。",
            description = "By the committed ledger, a moment after it. Default: the current year. 依据已入账记录，稍有延迟。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"PIPL-38\", \"PIPL-39\", \"PIPL-55\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page, in no order of meaning. 一页，顺序无含义。",
            content = @Content(schema = @Schema(implementation = FlowPage.class)))
    public Response list(
            @PathParam("id") String handlerId,
            @QueryParam("year") String year,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.PIPELINE, Role.REGULATOR);
        YearAsked asked = YearAsked.of(year, BeijingCalendar.today(clock), lawInForceFrom);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        String after = page.after().map(at -> at.keys().get(0)).orElse("");
        List<Flow> rows = flows.page(handlerId, asked.year(), after, page.rowsToRead());
        return PageAnswer.of(
                Page.of(rows, page, last -> Cursor.of(last.key().id())).map(FlowView::of), uri);
    }

    /** For the contract only. */
    @Schema(name = "FlowPage")
    record FlowPage(List<FlowView> items, String next) {}
}
