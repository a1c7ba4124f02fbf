package dev.pipl.crossborder.gate.adapter;

import dev.pipl.crossborder.gate.GateProblem;
import dev.pipl.crossborder.gate.ReservationState;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.page.Placed;
import dev.pipl.kit.page.adapter.PageAnswer;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.kit.trail.JdbcTrail;
import dev.pipl.kit.trail.TrailEntry;
import dev.pipl.kit.version.EntityVersion;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
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
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /handlers/{id}/reservations}: what the gate holds. */
@Path("/handlers/{id}/reservations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "gate")
public class ReservationResource {

    private final PgReservationList reservations;
    private final JdbcCommands commands;
    private final JdbcTrail trail;
    private final HandlerAccess handlers;
    private final Access access;
    private final Clock clock;

    ReservationResource(
            PgReservationList reservations,
            JdbcCommands commands,
            JdbcTrail trail,
            HandlerAccess handlers,
            Access access,
            Clock clock) {
        this.reservations = reservations;
        this.commands = commands;
        this.trail = trail;
        this.handlers = handlers;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "List a handler's reservations, oldest first. 按先后列出预留。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "One page. 一页。",
            content = @Content(schema = @Schema(implementation = ReservationPage.class)))
    public Response list(
            @PathParam("id") String handlerId,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context UriInfo uri) {
        requireReader(handlerId);
        PageRequest page = PageRequest.of(limit, cursor, 1);
        List<Placed<ReservationView>> rows = reservations.after(handlerId, page.afterNumber(), page.rowsToRead());
        return PageAnswer.of(Page.ofPlaced(rows, page), uri);
    }

    @GET
    @Path("{rid}")
    @Operation(
            summary = "Read a reservation. 查询预留。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The reservation; whom it holds is never told. 预留。",
            content = @Content(schema = @Schema(implementation = ReservationView.class)))
    public Response read(@PathParam("id") String handlerId, @PathParam("rid") String id) {
        requireReader(handlerId);
        ReservationView view =
                reservations.find(handlerId, id).orElseThrow(() -> new Refusal(GateProblem.RESERVATION_UNKNOWN));
        return Response.ok(view).header(HttpHeaders.ETAG, version(view).tag()).build();
    }

    @DELETE
    @Path("{rid}")
    @Operation(
            summary = "Release a reservation before its time. 提前释放预留。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(responseCode = "204", description = "Nobody is held by it any more. 已释放。")
    public Response release(
            @PathParam("id") String handlerId,
            @PathParam("rid") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.PIPELINE);
        Caller caller = access.caller();
        return commands.inTransaction(transaction -> {
            ReservationView view = reservations
                    .lock(transaction, handlerId, id)
                    .orElseThrow(() -> new Refusal(GateProblem.RESERVATION_UNKNOWN));
            version(view).requireMatch(ifMatch);
            if (view.state() != ReservationState.HELD) {
                throw new Refusal(GateProblem.RESERVATION_OVER);
            }
            reservations.release(transaction, handlerId, id, clock.instant());
            trail.add(
                    transaction,
                    TrailEntry.by(caller, clock.instant(), "release-reservation", "reservation", id)
                            .of(handlerId));
            return Response.noContent().build();
        });
    }

    /** It changes once: when it ends. */
    private static EntityVersion version(ReservationView view) {
        return new EntityVersion(view.state() == ReservationState.HELD ? 1 : 2);
    }

    private void requireReader(String handlerId) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.PIPELINE, Role.REGULATOR);
    }

    /** For the contract only. */
    @Schema(name = "ReservationPage")
    record ReservationPage(List<ReservationView> items, String next) {}
}
