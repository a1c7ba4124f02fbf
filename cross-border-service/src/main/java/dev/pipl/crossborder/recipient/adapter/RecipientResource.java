package dev.pipl.crossborder.recipient.adapter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.ledger.LedgerUnavailable;
import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.RecipientProblem;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.version.EntityVersion;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /recipients}. */
@Path("/recipients")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recipients", description = "Overseas recipients. 境外接收方。")
public class RecipientResource {

    private final RecipientCommands commands;
    private final PgRecipients recipients;
    private final Commands answers;
    private final Access access;
    private final HandlerAccess handlers;
    private final RecipientVersions versions;

    RecipientResource(
            RecipientCommands commands,
            PgRecipients recipients,
            Commands answers,
            Access access,
            HandlerAccess handlers,
            RecipientVersions versions) {
        this.commands = commands;
        this.recipients = recipients;
        this.answers = answers;
        this.access = access;
        this.handlers = handlers;
        this.versions = versions;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put an overseas recipient on record. 登记境外接收方。",
            description = "After a 201 transfers of that handler to that recipient are judged. 登记成功后即可申报向其提供个人信息。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-38\", \"PIPL-39\"]", parseValue = true))
    @APIResponse(
            responseCode = "201",
            description = "On record; see Location. 已登记。",
            content = @Content(schema = @Schema(implementation = RecipientView.class)))
    public Response register(RecipientForm form, @Context HttpHeaders headers, @Context UriInfo uri) {
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        if (form.handlerId() == null || form.handlerId().isBlank()) {
            access.role(Role.HANDLER_OFFICER);
            throw Refusal.ofFields(List.of(new FieldError("handlerId", "缺少该字段", "is missing")));
        }
        Caller caller = access.handler(form.handlerId(), Role.HANDLER_OFFICER);
        return Commands.response(commands.register(caller, form, answers.key(headers, uri, form)));
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "Read an overseas recipient. 查询境外接收方。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-39\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The recipient. 境外接收方。",
            content = @Content(schema = @Schema(implementation = RecipientView.class)))
    public Response read(@PathParam("id") String id) {
        return answer(owned(id, Role.HANDLER_OFFICER, Role.REGULATOR));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change what is on record of an overseas recipient. 更改境外接收方登记内容。",
            description =
                    "The whole recipient again, with If-Match. Its names are screened again; what was judged by an"
                            + " earlier version stays so. 提交全部内容并带 If-Match；名称将重新筛查，此前的判断仍依原版本。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-38\", \"PIPL-39\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "Changed. 已更改。",
            content = @Content(schema = @Schema(implementation = RecipientView.class)))
    public Response change(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, RecipientForm form) {
        Recipient now = owned(id, Role.HANDLER_OFFICER);
        if (form == null) {
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
        if (form.handlerId() != null && !form.handlerId().equals(now.handlerId())) {
            throw Refusal.ofFields(
                    List.of(new FieldError("handlerId", "接收方不能改属其他处理者", "a recipient stays with its handler")));
        }
        return answer(commands.change(access.caller(), id, ifMatch, form.details()));
    }

    @GET
    @Path("{id}/versions")
    @Operation(
            summary = "List the versions of an overseas recipient, oldest first. 按先后列出境外接收方的各版本。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-39\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = RecipientVersionPage.class)))
    public Response versions(
            @PathParam("id") String id,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        owned(id, Role.HANDLER_OFFICER, Role.REGULATOR);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        try {
            List<ObjectNode> rows = versions.list(id, page.afterNumber(), page.rowsToRead());
            return PageAnswer.of(
                    Page.of(rows, page, last -> Cursor.of(last.get("version").asLong())), uri);
        } catch (SQLException e) {
            throw new LedgerUnavailable("the versions of a recipient cannot be read", e);
        }
    }

    /** For the contract only. */
    @Schema(name = "RecipientVersionPage")
    record RecipientVersionPage(List<RecipientView> items, String next) {}

    private static Response answer(Recipient recipient) {
        return Response.ok(RecipientView.of(recipient))
                .header(HttpHeaders.ETAG, new EntityVersion(recipient.version()).tag())
                .build();
    }

    private Recipient owned(String id, Role... allowed) {
        Recipient recipient = recipients.find(id).orElseThrow(() -> new Refusal(RecipientProblem.RECIPIENT_UNKNOWN));
        handlers.requireOwned(recipient.handlerId(), RecipientProblem.RECIPIENT_UNKNOWN, allowed);
        return recipient;
    }
}
