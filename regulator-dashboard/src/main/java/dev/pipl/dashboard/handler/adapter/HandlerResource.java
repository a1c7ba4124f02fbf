package dev.pipl.dashboard.handler.adapter;

import dev.pipl.dashboard.handler.HandlerLine;
import dev.pipl.dashboard.handler.HandlerRow;
import dev.pipl.dashboard.handler.Scale;
import dev.pipl.dashboard.handler.StandingView;
import dev.pipl.dashboard.handler.YearLaw;
import dev.pipl.dashboard.handler.adapter.PgHandlers.Order;
import dev.pipl.dashboard.handler.adapter.PgHandlers.Place;
import dev.pipl.dashboard.handler.adapter.PgHandlers.Ranked;
import dev.pipl.dashboard.page.adapter.FreshAnswer;
import dev.pipl.dashboard.sight.Sight;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.kit.page.Cursor;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.page.PageRequest;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Handlers and where they stand. */
@Path("/handlers")
@Authenticated
@Blocking
@Tag(name = "handlers")
public class HandlerResource {
    private static final int YEAR_MIN = 2021;
    private static final int YEAR_MAX = 9999;

    /** The page of a list of handlers, for the contract. */
    @Schema(name = "Handlers")
    public record Handlers(List<HandlerLine> items, String next) {}

    private final Access access;
    private final Projections projections;
    private final PgHandlers handlers;
    private final PgStandings standings;
    private final PgHistory history;
    private final DataSource database;
    private final FreshAnswer fresh;
    private final Scale scale;
    private final Clock clock;

    HandlerResource(
            Access access,
            Projections projections,
            PgHandlers handlers,
            PgStandings standings,
            PgHistory history,
            DataSource database,
            FreshAnswer fresh,
            Scale scale,
            Clock clock) {
        this.access = access;
        this.projections = projections;
        this.handlers = handlers;
        this.standings = standings;
        this.history = history;
        this.database = database;
        this.fresh = fresh;
        this.scale = scale;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listHandlers",
            summary = "处理者及其最新计数 · Handlers with their latest figures",
            description = "order=attention（默认）按法定路径由严到宽排列；order=nearest 按距下一门槛的比例排列。· order=attention"
                    + " (default): strictest route first; order=nearest: nearest to the next limit first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Handlers.class)))
    public Response list(
            @QueryParam("query") String query,
            @QueryParam("order") String order,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor,
            @Context Request request)
            throws SQLException {
        Sight sight = Sight.of(access.role(Role.REGULATOR, Role.HANDLER_OFFICER));
        projections.requireReady(ProfileProjection.NAME, StandingProjection.NAME);
        PageRequest page = PageRequest.of(limit, cursor, 2);
        Optional<Place> after =
                page.after().map(keys -> new Place(keys.number(0), keys.keys().get(1)));
        LocalDate today = BeijingCalendar.today(clock);
        String text = query == null || query.isBlank() ? null : query.strip();
        List<Ranked> rows = handlers.list(today.getYear(), order(order), text, sight, after, page.rowsToRead());
        Page<HandlerLine> lines = Page.of(
                        rows,
                        page,
                        row -> Cursor.of(row.place().rank(), row.place().id()))
                .map(row -> HandlerLine.of(row.row(), today.getYear(), today, scale));
        return fresh.of(request, lines);
    }

    @GET
    @Path("/{id}/standing")
    @Operation(
            operationId = "readStanding",
            summary = "处理者的计数、门槛、法定路径及其变更 · A handler's figures, limits, required route and its changes")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, implementation = StandingView.class)))
    public Response standing(@PathParam("id") String id, @QueryParam("year") Integer year, @Context Request request)
            throws SQLException {
        projections.requireReady(ProfileProjection.NAME, StandingProjection.NAME);
        access.handler(id, Role.REGULATOR, Role.HANDLER_OFFICER);
        int asked = year == null ? BeijingCalendar.yearOf(clock.instant()) : year;
        if (asked < YEAR_MIN || asked > YEAR_MAX) {
            throw Refusal.ofFields(List.of(new FieldError("year", "年份超出范围", "out of range")));
        }
        try (Connection connection = database.getConnection()) {
            HandlerRow row =
                    handlers.find(connection, id, asked).orElseThrow(() -> new Refusal(CommonProblem.HANDLER_UNKNOWN));
            List<Integer> years = Stream.concat(
                            Stream.of(asked, BeijingCalendar.yearOf(clock.instant())),
                            standings.years(connection, id).stream())
                    .distinct()
                    .sorted(java.util.Comparator.reverseOrder())
                    .toList();
            return fresh.of(
                    request,
                    StandingView.of(
                            row,
                            asked,
                            YearLaw.dayFor(asked, clock),
                            years,
                            history.changes(connection, id, asked),
                            history.days(connection, id, asked),
                            scale));
        }
    }

    private static Order order(String asked) {
        if (asked == null || asked.equals("attention")) {
            return Order.ATTENTION;
        }
        if (asked.equals("nearest")) {
            return Order.NEAREST;
        }
        throw Refusal.ofFields(
                List.of(new FieldError("order", "须为 attention 或 nearest", "must be attention or nearest")));
    }
}
