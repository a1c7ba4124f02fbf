package dev.pipl.crossborder.standing.adapter;

import dev.pipl.crossborder.handler.KnownHandler;
import dev.pipl.crossborder.handler.adapter.HandlerAccess;
import dev.pipl.crossborder.ledger.LedgerReader;
import dev.pipl.crossborder.ledger.YearView;
import dev.pipl.crossborder.standing.DescribeYear;
import dev.pipl.crossborder.standing.YearAsked;
import dev.pipl.kit.caller.Role;
import dev.pipl.kit.page.Page;
import dev.pipl.kit.problem.CommonProblem;
import dev.pipl.kit.problem.FieldError;
import dev.pipl.kit.problem.Refusal;
import dev.pipl.law.Provisions;
import dev.pipl.law.route.RouteTable;
import dev.pipl.law.time.BeijingCalendar;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A handler's years: head-counts, route, route changes. */
@Path("/handlers/{id}")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "years", description = "Head-counts and the route they require. 人数与所需路径。")
public class YearResource {

    private static final Role[] READERS = {Role.HANDLER_OFFICER, Role.PIPELINE, Role.REGULATOR};

    private final LedgerReader ledger;
    private final HandlerAccess handlers;
    private final Clock clock;
    private final LocalDate lawInForceFrom;
    private final DescribeYear describe;

    YearResource(LedgerReader ledger, HandlerAccess handlers, Clock clock) {
        this.ledger = ledger;
        this.handlers = handlers;
        this.clock = clock;
        Provisions provisions = Provisions.load();
        this.lawInForceFrom = provisions.get("PIPL-38").inForce();
        this.describe = new DescribeYear(RouteTable.of(provisions));
    }

    @GET
    @Path("head-counts/{year}")
    @Operation(
            summary = "Count the distinct persons of a year. 查询某年度不重复人数。",
            description = "Since 1 January, Beijing. Exact unless a pipeline merely declared. 自当年1月1日起，北京时间。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"CBDF-5\", \"CBDF-7\", \"CBDF-8\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The counts as committed. 已入账人数。",
            content =
                    @Content(
                            schema = @Schema(implementation = YearViews.HeadCounts.class),
                            examples =
                                    @ExampleObject(
                                            name = "exact",
                                            value = "{\"handlerId\":\"h-1\",\"year\":2026,\"nonSensitive\":{\"lower\":"
                                                    + "99999,\"upper\":99999,\"exact\":true,\"gross\":99999},"
                                                    + "\"sensitive\":{\"lower\":0,\"upper\":0,\"exact\":true,"
                                                    + "\"gross\":0},\"ledgerSequence\":412,\"asOf\":"
                                                    + "\"2026-03-01T08:00:00+08:00\",\"ruleVersion\":"
                                                    + "\"route-2026-01-01\"}")))
    @APIResponse(responseCode = "404", description = "No such handler or ledger row. 没有该处理者或者台账行。")
    @APIResponse(responseCode = "304", description = "Nothing was recorded since. 没有变化。")
    public Response headCounts(
            @PathParam("id") String handlerId,
            @PathParam("year") String year,
            @Parameter(description = "As the ledger had it after that row. 截至该台账行。") @QueryParam("asOfSequence")
                    Long asOfSequence,
            @Context Request request) {
        handlers.require(handlerId, READERS);
        YearAsked asked = asked(year);
        YearView view = asOfSequence == null
                ? ledger.year(handlerId, asked.year())
                : asOf(handlerId, asked.year(), asOfSequence);
        EntityTag tag = new EntityTag(asked.year() + "-" + view.sequence());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.build();
        }
        String ruleVersion = describe.ruleVersion(asked, view).orElse(null);
        return Response.ok(YearViews.HeadCounts.of(view, clock.instant(), ruleVersion))
                .tag(tag)
                .build();
    }

    @GET
    @Path("route")
    @Operation(
            summary = "Read the route a year requires, with the provisions. 查询某年度所需路径及依据。",
            description = "503 rule-not-in-force where the thresholds were not in force. 规则未施行的年度答复 503。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"CBDF-5\", \"CBDF-7\", \"CBDF-8\", \"PIPL-36\", \"PIPL-40\", \"CERT-5\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "The strictest class's route, and each class's. 总体及分类路径。",
            content = @Content(schema = @Schema(implementation = YearViews.RequiredRoute.class)))
    @APIResponse(responseCode = "503", description = "No rule was in force for that year. 该年度没有适用的规定。")
    public YearViews.RequiredRoute route(@PathParam("id") String handlerId, @QueryParam("year") String year) {
        KnownHandler handler = handlers.require(handlerId, READERS);
        YearAsked asked = asked(year);
        YearView view = ledger.year(handlerId, asked.year());
        return YearViews.RequiredRoute.of(handlerId, asked.year(), describe.route(asked, handler, view));
    }

    @GET
    @Path("route-changes")
    @Operation(
            summary = "List how the route changed, oldest first. 按先后列出路径变化。",
            description = "Each with the person at which a limit was reached. 包含达到限值的具体人次序号。",
            extensions =
                    @Extension(
                            name = "x-provisions",
                            value = "[\"CBDF-7\", \"CBDF-8\", \"CERT-5\"]",
                            parseValue = true))
    @APIResponse(
            responseCode = "200",
            description = "All changes of the year, or of all years. 该年度或各年度的变化。",
            content = @Content(schema = @Schema(implementation = RouteChanges.class)))
    public Page<YearViews.RouteChange> routeChanges(
            @PathParam("id") String handlerId, @QueryParam("year") String year) {
        handlers.require(handlerId, READERS);
        List<Integer> years = year == null || year.isEmpty()
                ? ledger.years(handlerId)
                : List.of(asked(year).year());
        return Page.whole(years.stream()
                .flatMap(one -> ledger.year(handlerId, one).routeChanges().stream())
                .map(YearViews.RouteChange::of)
                .toList());
    }

    private YearView asOf(String handlerId, int year, long sequence) {
        if (sequence < 0) {
            throw Refusal.ofFields(List.of(new FieldError("asOfSequence", "不得为负数", "must not be negative")));
        }
        return ledger.yearAsOf(handlerId, year, sequence)
                .orElseThrow(() ->
                        new Refusal(CommonProblem.RESOURCE_UNKNOWN, "该年度没有这一台账行", "The year has no such ledger row"));
    }

    private YearAsked asked(String year) {
        return YearAsked.of(year, BeijingCalendar.today(clock), lawInForceFrom);
    }

    /** For the contract only. */
    @Schema(name = "RouteChanges")
    record RouteChanges(List<YearViews.RouteChange> items) {}
}
