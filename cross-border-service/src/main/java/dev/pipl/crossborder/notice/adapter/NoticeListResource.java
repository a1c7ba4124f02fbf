package dev.pipl.crossborder.notice.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.notice.IssuedNotice;
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

/** The notices of one handler. */
@Path("/handlers/{id}/notices")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notices", description = "What individuals were told of recipients abroad. 向个人告知境外接收方的情况。")
public class NoticeListResource {

    private final NoticeCommands commands;
    private final PgNotices notices;
    private final HandlerAccess handlers;
    private final Access access;
    private final Commands answers;

    NoticeListResource(
            NoticeCommands commands, PgNotices notices, HandlerAccess handlers, Access access, Commands answers) {
        this.commands = commands;
        this.notices = notices;
        this.handlers = handlers;
        this.access = access;
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put a notice to individuals on record. 登记向个人作出的告知。",
            description = "Refused with 422 and a finding for each item of the law that is missing. 缺少法定事项的不予登记，并逐项说明。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-39\", \"PIPL-30\"]", parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "On record. 已登记。",
            content = @Content(schema = @Schema(implementation = NoticeView.class)))
    public Response issue(
            @PathParam("id") String handlerId, NoticeForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER);
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        return Commands.response(commands.issue(access.caller(), handlerId, form, answers.key(headers, uri, form)));
    }

    @GET
    @Operation(
            summary = "List a handler's notices, oldest first. 按登记先后列出告知。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-39\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = NoticePage.class)))
    public Response list(
            @PathParam("id") String handlerId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        List<Placed<IssuedNotice>> rows = notices.list(handlerId, page.afterNumber(), page.rowsToRead());
        return PageAnswer.of(Page.ofPlaced(rows, page).map(NoticeView::of), uri);
    }

    /** For the contract only. */
    @Schema(name = "NoticePage")
    record NoticePage(List<NoticeView> items, String next) {}
}
