package dev.pipl.crossborder.outlook.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.idempotency.JdbcCommands;
import dev.pipl.kit.idempotency.adapter.Commands;
import dev.pipl.law.Provisions;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
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
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** When a handler's counts may reach the next limit. */
@Path("/handlers/{id}/outlook")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "outlook", description = "Looking ahead: warnings and projected dates. 预警与预测。")
public class OutlookResource {

    private final Outlooks outlooks;
    private final HandlerAccess handlers;
    private final JdbcCommands commands;
    private final Commands answers;
    private final Clock clock;
    private final LocalDate lawInForceFrom;

    OutlookResource(Outlooks outlooks, HandlerAccess handlers, JdbcCommands commands, Commands answers, Clock clock) {
        this.outlooks = outlooks;
        this.handlers = handlers;
        this.commands = commands;
        this.answers = answers;
        this.clock = clock;
        this.lawInForceFrom = Provisions.load().get("PIPL-38").inForce();
    }

    @GET
    @Operation(
            summary = "Read when the next limits may be reached, and on what basis. 查询预计达到下一限值的日期及依据。",
            description = "Made anew each day; a technical estimate that decides nothing. 每日重算，属技术性估计，不作为决定依据。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The outlook of today. 当日预测。",
            content = @Content(schema = @Schema(implementation = OutlookView.class)))
    @APIResponse(responseCode = "503", description = "No rule was in force for that year. 该年度没有适用的规定。")
    public JsonNode read(@PathParam("id") String handlerId, @QueryParam("year") String year) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.PIPELINE, Role.REGULATOR);
        return outlooks.newest(handlerId, asked(year));
    }

    @POST
    @Operation(
            summary = "Make the outlook anew by what is recorded now. 按当前入账数据立即重算预测。",
            extensions = @Extension(name = "x-provisions", value = "[\"CBDF-7\", \"CBDF-8\"]", parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The outlook, made now. 重算后的预测。",
            content = @Content(schema = @Schema(implementation = OutlookView.class)))
    public Response makeAnew(
            @PathParam("id") String handlerId,
            @QueryParam("year") String year,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        handlers.require(handlerId, Role.HANDLER_OFFICER, Role.REGULATOR);
        YearAsked asked = asked(year);
        OutlookView made = outlooks.make(handlerId, asked);
        return Commands.response(
                commands.once(answers.key(headers, uri, Integer.toString(asked.year())), transaction -> {
                    outlooks.keep(transaction, made);
                    return answers.ok(made);
                }));
    }

    private YearAsked asked(String year) {
        return YearAsked.of(year, BeijingCalendar.today(clock), lawInForceFrom);
    }
}
