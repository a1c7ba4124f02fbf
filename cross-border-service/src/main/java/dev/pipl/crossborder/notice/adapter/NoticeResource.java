package dev.pipl.crossborder.notice.adapter;

import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.notice.IssuedNotice;
import dev.pipl.crossborder.notice.NoticeProblem;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.Form;
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
import java.time.OffsetDateTime;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /notices/{id}}. */
@Path("/notices/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notices")
public class NoticeResource {

    /** Technical, in characters. */
    private static final int REASON_MAX = 1_000;

    private final NoticeCommands commands;
    private final PgNotices notices;
    private final HandlerAccess handlers;
    private final Access access;
    private final Commands answers;

    NoticeResource(
            NoticeCommands commands, PgNotices notices, HandlerAccess handlers, Access access, Commands answers) {
        this.commands = commands;
        this.notices = notices;
        this.handlers = handlers;
        this.access = access;
        this.answers = answers;
    }

    /** Why, and since when, a notice is not shown any more. */
    @Schema(
            name = "NoticeWithdrawal",
            requiredProperties = {"reason"})
    record WithdrawalForm(
            String reason,

            @Schema(description = "Not before the notice; default now. 不早于告知时间，缺省为现在。")
            OffsetDateTime at) {}

    @GET
    @Operation(
            summary = "Read a notice. 查询告知。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-39\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The notice. 告知。",
            content = @Content(schema = @Schema(implementation = NoticeView.class)))
    public Response read(@PathParam("id") String id) {
        IssuedNotice notice = owned(id, Role.HANDLER_OFFICER, Role.REGULATOR);
        return Response.ok(NoticeView.of(notice))
                .header(HttpHeaders.ETAG, new EntityVersion(notice.version()).tag())
                .build();
    }

    @POST
    @Path("withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record that a notice is not shown any more. 记录告知已撤回。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-39\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn. 已撤回。",
            content = @Content(schema = @Schema(implementation = NoticeView.class)))
    public Response withdraw(
            @PathParam("id") String id, WithdrawalForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        owned(id, Role.HANDLER_OFFICER);
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        Form check = new Form();
        check.text("reason", form.reason(), REASON_MAX);
        check.check();
        return Commands.response(commands.withdraw(
                access.caller(),
                id,
                Optional.ofNullable(form.at()).map(OffsetDateTime::toInstant),
                form.reason(),
                answers.key(headers, uri, form)));
    }

    private IssuedNotice owned(String id, Role... allowed) {
        IssuedNotice notice = notices.find(id).orElseThrow(() -> new Refusal(NoticeProblem.NOTICE_UNKNOWN));
        handlers.requireOwned(notice.handlerId(), NoticeProblem.NOTICE_UNKNOWN, allowed);
        return notice;
    }
}
