package dev.pipl.dashboard.handler.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pipl.dashboard.page.adapter.FreshAnswer;
import dev.pipl.dashboard.root.NewestRoot;
import dev.pipl.dashboard.root.adapter.RootProjection;
import dev.pipl.dashboard.sight.Sight;
import dev.pipl.dashboard.sight.adapter.SightSql;
import dev.pipl.events.alert.Severity;
import dev.pipl.kit.caller.Access;
import dev.pipl.kit.caller.Caller;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.inbox.Projections;
import dev.pipl.law.route.Route;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The state of things at a glance. */
@Path("/summary")
@Authenticated
@Blocking
@Tag(name = "page")
public class SummaryResource {
    private static final String ROUTES = "select coalesce(s.route, 'NONE'), count(*) from handler h"
            + " left join standing s on s.handler_id = h.id and s.year = ? where "
            + SightSql.OF_HANDLERS
            + " group by 1";
    private static final String OPEN_ALERTS =
            "select a.severity, count(*) from alert a left join handler h on h.id = a.handler_id"
                    + " where not a.acknowledged and "
                    + SightSql.OF_ALERTS
                    + " group by 1";

    /**
     * Handlers and open alerts in numbers.
     *
     * @param handlers how many the caller may see
     * @param byRoute how many of them stand where; {@code NONE} where nothing was sent
     * @param unacknowledged how many alerts nobody has taken note of
     * @param newestRoot over all ledgers, for regulators; absent while none is signed
     */
    public record Summary(
            int year,
            long handlers,
            Map<Route, Long> byRoute,
            Unacknowledged unacknowledged,
            @JsonInclude(JsonInclude.Include.NON_NULL) NewestRoot newestRoot) {}

    /** Open alerts, in all and by severity. */
    public record Unacknowledged(long total, Map<Severity, Long> bySeverity) {}

    private final Access access;
    private final Projections projections;
    private final DataSource database;
    private final FreshAnswer fresh;
    private final RootProjection roots;
    private final Clock clock;

    SummaryResource(
            Access access,
            Projections projections,
            DataSource database,
            FreshAnswer fresh,
            RootProjection roots,
            Clock clock) {
        this.access = access;
        this.projections = projections;
        this.database = database;
        this.fresh = fresh;
        this.roots = roots;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "readSummary", summary = "总览 · The state of things at a glance")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Summary.class)))
    public Response read(@Context Request request) throws SQLException {
        Caller caller = access.role(Role.REGULATOR, Role.HANDLER_OFFICER);
        Sight sight = Sight.of(caller);
        projections.requireReady(ProfileProjection.NAME, StandingProjection.NAME);
        int year = BeijingCalendar.yearOf(clock.instant());
        try (Connection connection = database.getConnection()) {
            Map<Route, Long> routes = routes(connection, year, sight);
            Map<Severity, Long> open = openAlerts(connection, sight);
            NewestRoot root =
                    caller.is(Role.REGULATOR) ? roots.newest(connection).orElse(null) : null;
            return fresh.of(request, new Summary(year, sum(routes), routes, new Unacknowledged(sum(open), open), root));
        }
    }

    private static Map<Route, Long> routes(Connection connection, int year, Sight sight) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ROUTES)) {
            select.setInt(1, year);
            SightSql.bind(select, 2, sight);
            Map<Route, Long> counts = new EnumMap<>(Route.class);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(Route.valueOf(row.getString(1)), row.getLong(2));
                }
            }
            return counts;
        }
    }

    private static Map<Severity, Long> openAlerts(Connection connection, Sight sight) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OPEN_ALERTS)) {
            SightSql.bind(select, 1, sight);
            Map<Severity, Long> counts = new EnumMap<>(Severity.class);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(Severity.valueOf(row.getString(1)), row.getLong(2));
                }
            }
            return counts;
        }
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
