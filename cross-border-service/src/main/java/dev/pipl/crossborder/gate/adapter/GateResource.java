package dev.pipl.crossborder.gate.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.gate.GateQuestion;
import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.mechanism.Mechanisms;
import dev.pipl.crossborder.pipia.ImpactAssessments;
import dev.pipl.crossborder.transfer.BodyUnreadable;
import dev.pipl.crossborder.transfer.OutboundTransfer;
import dev.pipl.crossborder.transfer.ReadTransfer;
import dev.pipl.crossborder.transfer.Rejection;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /gate}: may this transfer be made? */
@Path("/gate")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "gate", description = "Whether a transfer may be made. 提供前的放行判断。")
public class GateResource {

    private static final String RESERVE = "reserve";
    private static final String DRY_RUN = "dryRun";

    /** Technical limit of a request's body: the largest event is far below it. */
    private static final int BODY_BYTES_MAX = 2 * 1024 * 1024;

    private final ReadTransfer read;
    private final GateCommands commands;
    private final Commands answers;
    private final HandlerAccess handlers;
    private final Projections projections;
    private final Access access;
    private final Clock clock;

    GateResource(
            ReadTransfer read,
            GateCommands commands,
            Commands answers,
            HandlerAccess handlers,
            Projections projections,
            Access access,
            Clock clock) {
        this.read = read;
        this.commands = commands;
        this.answers = answers;
        this.handlers = handlers;
        this.projections = projections;
        this.access = access;
        this.clock = clock;
    }

    @POST
    @Path("checks")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask whether a transfer may be made. 询问某次提供可否进行。",
            description =
                    "The body is the data of the transfer's event, with reserve and dryRun beside them. It is judged as"
                            + " of its occurredAt, with the counts that include it and everything reserved. A handler's gate denies"
                            + " (ENFORCE) unless it is set to WARN. 请求正文为该次提供的 data，另可含 reserve 与 dryRun；默认强制模式。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"PIPL-38\", \"PIPL-39\", \"PIPL-40\", \"PIPL-41\", \"PIPL-42\", \"PIPL-43\","
                                    + " \"PIPL-55\", \"CBDF-5\", \"CBDF-7\", \"CBDF-8\", \"CBDF-10\", \"CERT-5\","
                                    + " \"SCC-4\"]",
                            parseValue = true))
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = GateContract.Question.class),
                            examples = @ExampleObject(name = "reserve", value = GateContract.QUESTION)))
    @APIResponse(
            responseCode = "200",
            description = "The decision with every reason. 决定及逐项理由。",
            content = @Content(schema = @Schema(implementation = GateViews.Check.class)))
    public Response check(InputStream body, @Context HttpHeaders headers, @Context UriInfo uri) throws IOException {
        byte[] bytes = body.readNBytes(BODY_BYTES_MAX + 1);
        if (bytes.length > BODY_BYTES_MAX) {
            // Read to its end, so that a client still sending gets to see the answer.
            body.skip(Long.MAX_VALUE);
            throw new Refusal(CommonProblem.BODY_TOO_LARGE);
        }
        ReadTransfer.PlannedTransfer planned = planned(bytes);
        if (planned.handlerId().isBlank()) {
            access.role(Role.PIPELINE, Role.HANDLER_OFFICER);
            throw refusal(planned.reading().rejection().orElseThrow());
        }
        KnownHandler handler = handlers.require(planned.handlerId(), Role.PIPELINE, Role.HANDLER_OFFICER);
        OutboundTransfer transfer = transfer(planned);
        boolean reserve = flag(planned.beside(), RESERVE);
        boolean dryRun = flag(planned.beside(), DRY_RUN);
        projections.requireReady(Mechanisms.PROJECTION, ImpactAssessments.PROJECTION);
        GateQuestion question =
                new GateQuestion(transfer, handler.at(transfer.occurredAt()).facts(), reserve, dryRun);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Commands.response(commands.check(access.caller(), question, answers.key(headers, uri, text)));
    }

    private ReadTransfer.PlannedTransfer planned(byte[] bytes) {
        try {
            return read.planned(bytes, Set.of(RESERVE, DRY_RUN), clock.instant());
        } catch (BodyUnreadable unreadable) {
            access.role(Role.PIPELINE, Role.HANDLER_OFFICER);
            throw new Refusal(CommonProblem.MALFORMED_JSON);
        }
    }

    private static OutboundTransfer transfer(ReadTransfer.PlannedTransfer planned) {
        planned.reading().rejection().ifPresent(rejection -> {
            throw refusal(rejection);
        });
        return (OutboundTransfer) planned.reading().event().orElseThrow();
    }

    /** The event's fields stand in its {@code data}; here they are the body itself. */
    private static Refusal refusal(Rejection rejection) {
        List<FieldError> errors = new ArrayList<>();
        rejection
                .errors()
                .forEach(error -> errors.add(new FieldError(
                        error.field().startsWith("data.") ? error.field().substring("data.".length()) : error.field(),
                        error.message())));
        return new Refusal(rejection.code(), rejection.detail(), List.of(), errors, null);
    }

    private static boolean flag(JsonNode beside, String name) {
        JsonNode flag = beside.path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw Refusal.ofFields(List.of(new FieldError(name, "应为 true 或 false", "must be true or false")));
        }
        return flag.booleanValue();
    }
}
