package dev.pipl.crossborder.recipient.adapter;

import dev.pipl.crossborder.recipient.Recipient;
import dev.pipl.crossborder.recipient.RecipientProblem;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
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

    RecipientResource(RecipientCommands commands, PgRecipients recipients, Commands answers, Access access) {
        this.commands = commands;
        this.recipients = recipients;
        this.answers = answers;
        this.access = access;
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
        Recipient recipient = recipients.find(id).orElseThrow(() -> new Refusal(RecipientProblem.RECIPIENT_UNKNOWN));
        requireReader(recipient);
        return Response.ok(RecipientView.of(recipient))
                .header(HttpHeaders.ETAG, new EntityVersion(recipient.version()).tag())
                .build();
    }

    /** Another handler's recipient is as unknown as one that does not exist. */
    private void requireReader(Recipient recipient) {
        try {
            access.handler(recipient.handlerId(), Role.HANDLER_OFFICER, Role.REGULATOR);
        } catch (Refusal refusal) {
            throw refusal.problem() == CommonProblem.HANDLER_UNKNOWN
                    ? new Refusal(RecipientProblem.RECIPIENT_UNKNOWN)
                    : refusal;
        }
    }
}
