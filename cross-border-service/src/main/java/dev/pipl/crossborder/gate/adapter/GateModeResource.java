package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.gate.GateMode;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.events.EventJson;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /handlers/{id}/gate-mode}. */
@Path("/handlers/{id}/gate-mode")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "gate")
public class GateModeResource {

    private final PgGateModes modes;
    private final JdbcCommands commands;
    private final JdbcTrail trail;
    private final HandlerAccess handlers;
    private final Access access;
    private final Clock clock;

    GateModeResource(
            PgGateModes modes,
            JdbcCommands commands,
            JdbcTrail trail,
            HandlerAccess handlers,
            Access access,
            Clock clock) {
        this.modes = modes;
        this.commands = commands;
        this.trail = trail;
        this.handlers = handlers;
        this.access = access;
        this.clock = clock;
    }

    /** The mode on the wire. */
    @Schema(name = "GateMode")
    record ModeView(
            @Schema(
                    enumeration = {"WARN", "ENFORCE"},
                    description = "ENFORCE denies, WARN only tells. 强制或提示。")
            String mode) {}

    @GET
    @Operation(
            summary = "Read how a handler's gate answers. 查询放行模式。",
            description = "ENFORCE unless it was set otherwise. 未设置时为强制模式。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-38\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The mode, its version in the ETag. 放行模式。",
            content = @Content(schema = @Schema(implementation = ModeView.class)))
    public Response read(@PathParam("id") String handlerId) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.PIPELINE, Role.REGULATOR);
        return answer(modes.find(handlerId));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Set how a handler's gate answers. 设置放行模式。",
            extensions = @Extension(name = "x-provisions", value = "[\"PIPL-38\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The new mode. 新的放行模式。",
            content = @Content(schema = @Schema(implementation = ModeView.class)))
    public Response set(
            @PathParam("id") String handlerId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, ModeView form) {
        handlers.require(handlerId, Role.HANDLER_OFFICER);
        Caller caller = access.caller();
        GateMode mode = mode(form);
        return commands.inTransaction(transaction -> {
            PgGateModes.Versioned before = modes.lock(transaction, handlerId);
            new EntityVersion(before.version()).requireMatch(ifMatch);
            modes.set(transaction, handlerId, mode);
            trail.add(
                    transaction,
                    TrailEntry.by(caller, clock.instant(), "set-gate-mode", "gate-mode", handlerId)
                            .of(handlerId)
                            .changing(
                                    EventJson.mapper()
                                            .valueToTree(
                                                    new ModeView(before.mode().name())),
                                    EventJson.mapper().valueToTree(new ModeView(mode.name()))));
            return answer(new PgGateModes.Versioned(mode, before.version() + 1));
        });
    }

    private static GateMode mode(ModeView form) {
        return Arrays.stream(GateMode.values())
                .filter(mode -> form != null && mode.name().equals(form.mode()))
                .findFirst()
                .orElseThrow(() -> Refusal.ofFields(
                        List.of(new FieldError("mode", "须为 WARN 或 ENFORCE", "must be WARN or ENFORCE"))));
    }

    private static Response answer(PgGateModes.Versioned mode) {
        return Response.ok(new ModeView(mode.mode().name()))
                .header(HttpHeaders.ETAG, new EntityVersion(mode.version()).tag())
                .build();
    }
}
