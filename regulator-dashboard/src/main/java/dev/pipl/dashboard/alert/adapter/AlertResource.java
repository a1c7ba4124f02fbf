package dev.pipl.dashboard.alert.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pipl.dashboard.alert.Acknowledgement;
import dev.pipl.dashboard.alert.NumberedAlert;
import dev.pipl.dashboard.handler.adapter.ProfileProjection;
import dev.pipl.dashboard.page.adapter.PageSession;
import dev.pipl.dashboard.sight.Sight;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The inbox for machines: oldest first, so that a reader goes on where it was. */
@Path("/alerts")
@Authenticated
@Blocking
@Tag(name = "alerts")
public class AlertResource {
    private static final int NOTE_MAX = 1_000;

    /** The page of a list of alerts, for the contract. */
    @Schema(name = "Alerts")
    public record Alerts(List<NumberedAlert> items, String next) {}

    /**
     * What a regulator says of an alert.
     *
     * @param note what is done about it; may be absent
     */
    @Schema(name = "AcknowledgeAlert")
    public record Acknowledge(String note) {}

    private final Access access;
    private final PgAlerts alerts;
    private final PgAcknowledgements acknowledgements;
    private final Projections projections;
    private final PageSession session;
    private final Commands commands;
    private final ObjectMapper json;

    AlertResource(
            Access access,
            PgAlerts alerts,
            PgAcknowledgements acknowledgements,
            Projections projections,
            PageSession session,
            Commands commands,
            ObjectMapper json) {
        this.access = access;
        this.alerts = alerts;
        this.acknowledgements = acknowledgements;
        this.projections = projections;
        this.session = session;
        this.commands = commands;
        this.json = json;
    }

    @GET
    @Operation(operationId = "listAlerts", summary = "按序号列出预警，最早的在前 · List alerts, oldest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Alerts.class)))
    public Response list(
            @QueryParam("after") Long after,
            @QueryParam("limit") Integer limit,
            @QueryParam("handlerId") String handlerId,
            @Context UriInfo uri)
            throws SQLException {
        PageRequest request = PageRequest.of(limit, null, 1);
        Caller caller = handlerId == null
                ? access.role(Role.REGULATOR, Role.HANDLER_OFFICER)
                : access.handler(handlerId, Role.REGULATOR, Role.HANDLER_OFFICER);
        Sight sight = Sight.of(caller);
        if (sight.asksForProvince()) {
            projections.requireReady(ProfileProjection.NAME);
        }
        List<NumberedAlert> rows = alerts.list(after == null ? 0 : after, sight, handlerId, request.rowsToRead());
        return answer(rows, request.limit(), uri);
    }

    private static Response answer(List<NumberedAlert> rows, int limit, UriInfo uri) {
        if (rows.size() <= limit) {
            return Response.ok(Page.whole(rows)).build();
        }
        List<NumberedAlert> items = rows.subList(0, limit);
        String next = Long.toString(items.get(limit - 1).sequence());
        return Response.ok(new Page<>(items, next))
                .link(
                        uri.getRequestUriBuilder()
                                .replaceQueryParam("after", next)
                                .build(),
                        "next")
                .build();
    }

    @GET
    @Path("/{id}/acknowledgements")
    @Operation(operationId = "listAcknowledgements", summary = "谁在何时签收了预警 · Who has acknowledged an alert")
    public Page<Acknowledgement> acknowledgements(@PathParam("id") String id) throws SQLException {
        Caller caller = access.caller();
        List<Acknowledgement> known = acknowledgements.of(id, Sight.of(caller));
        caller.requireRole(Role.REGULATOR, Role.HANDLER_OFFICER);
        return Page.whole(Acknowledgements.shownTo(caller, known));
    }

    @POST
    @Path("/{id}/acknowledgements")
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "签收预警 · Acknowledge an alert",
            description = "同一人重复签收不产生新记录。· Once per person; a repetition answers with what stands.")
    @APIResponse(responseCode = "201", description = "已签收 · Acknowledged")
    @APIResponse(
            responseCode = "200",
            description = "此前已签收 · Had been acknowledged",
            content = @Content(schema = @Schema(implementation = Acknowledgement.class)))
    public Response acknowledge(
            @PathParam("id") String id, Acknowledge body, @Context HttpHeaders headers, @Context UriInfo uri)
            throws SQLException {
        String note = note(body);
        Caller caller = access.caller();
        PgAcknowledgements.By by = new PgAcknowledgements.By(caller, session.personName());
        JsonNode given = json.createObjectNode().put("note", note);
        return Commands.response(
                acknowledgements.add(id, Sight.of(caller), by, note, commands.key(headers, uri, given)));
    }

    private static String note(Acknowledge body) {
        String note = body == null || body.note() == null ? "" : body.note().strip();
        if (note.length() > NOTE_MAX) {
            throw Refusal.ofFields(List.of(
                    new FieldError("note", "不得超过 " + NOTE_MAX + " 个字符", "at most " + NOTE_MAX + " characters")));
        }
        return note;
    }
}
