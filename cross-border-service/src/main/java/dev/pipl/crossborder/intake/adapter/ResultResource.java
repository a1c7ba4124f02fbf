package dev.pipl.crossborder.intake.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.RejectedTransfer;
import dev.pipl.crossborder.transfer.EventIdentity;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Language;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** What became of a handler's events, also of those that came over Kafka. */
@Path("/handlers/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "transfers")
public class ResultResource {

    private final LedgerReader ledger;
    private final HandlerAccess handlers;

    ResultResource(LedgerReader ledger, HandlerAccess handlers) {
        this.ledger = ledger;
        this.handlers = handlers;
    }

    @GET
    @Path("transfers/{eventId}")
    @Operation(
            summary = "Read what became of an event. 查询某个事件的处理结果。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-38\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Accepted with its place in the ledger, or rejected with the reason. 已入账或被拒收。",
            content = @Content(schema = @Schema(implementation = ResultViews.OnRecord.class)))
    public ResultViews.OnRecord result(
            @PathParam("id") String handlerId,
            @PathParam("eventId") String eventId,
            @QueryParam("source") String source,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        requireReader(handlerId);
        if (source == null || source.isBlank()) {
            throw Refusal.ofFields(List.of(new FieldError("source", "缺少该参数", "is missing")));
        }
        return ledger.find(new EventIdentity(handlerId, source, eventId))
                .map(ResultViews.OnRecord::of)
                .or(() -> ledger.lastRejection(handlerId, source, eventId)
                        .map(rejected -> ResultViews.OnRecord.of(rejected, Language.preferred(language))))
                .orElseThrow(() -> new Refusal(CommonProblem.RESOURCE_UNKNOWN));
    }

    @GET
    @Path("rejections")
    @Operation(
            summary = "List a handler's rejected events, oldest first. 按先后列出被拒收的事件。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-38\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = ResultViews.RejectionPage.class)))
    public Response rejections(
            @PathParam("id") String handlerId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
            @Context UriInfo uri) {
        requireReader(handlerId);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        List<RejectedTransfer> rows = ledger.rejections(handlerId, page.afterNumber(), page.rowsToRead());
        Page<ResultViews.Listed> answer = Page.of(rows, page, last -> Cursor.of(last.number()))
                .map(rejected -> ResultViews.Listed.of(rejected, Language.preferred(language)));
        return PageAnswer.of(answer, uri);
    }

    private void requireReader(String handlerId) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.PIPELINE, Role.REGULATOR);
    }
}
